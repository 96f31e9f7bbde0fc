/// A terminal of lines: what is said is appended, and answers come a line at a time.
///
/// It is never addressed by rows and columns; what is drawn for a screen goes nowhere.
@MainActor public protocol LineTerminal: InteractiveTerminal {
  /// Says a paragraph, in as many lines as it needs.
  /// - Parameter indent: how far lines after the first one are moved in.
  func say(_ paragraph: String, indent: Int)
  /// Asks for the next line, which `next` then brings as `.line`.
  /// - Parameter isSecret: whether what is typed must not be seen.
  func ask(_ prompt: String, isSecret: Bool)
}

extension LineTerminal {
  public func show(_ surface: Surface) throws {}
  public func redraw() throws {}
  public func beep() {}
  public func copy(_ text: String) -> Bool { false }
  public var capturesKeys: Bool {
    get { false }
    set {}
  }
  public var learntKeys: LearntKeys {
    get { LearntKeys() }
    set {}
  }

  /// The size for which screens lay themselves out: ten rows of a list, and lines of 80 columns.
  public static var lineSize: Size { Size(rows: 15, columns: 80) }
}

/// A paragraph as lines that anything can print.
enum PlainLines {
  static let width = 80

  /// - Parameter isASCII: whether other characters are to be folded to what is like them.
  static func lines(_ paragraph: String, indent: Int, isASCII: Bool) -> [String] {
    let safe = paragraph.split(separator: "\n", omittingEmptySubsequences: false).map {
      plain(String($0), isASCII: isASCII)
    }
    return safe.flatMap { line in wrapped(line, indent: indent) }
  }

  /// The text with everything that steers a terminal turned into marks.
  static func plain(_ text: String, isASCII: Bool) -> String {
    let safe = TermText(text, marks: isASCII ? .ascii : .unicode).description
    guard isASCII else { return safe }
    return safe.reduce(into: "") {
      $0.unicodeScalars.append(ASCIIFold.character(for: String($1)))
    }
  }

  private static func wrapped(_ line: String, indent: Int) -> [String] {
    let lead = String(line.prefix { $0 == " " })
    let text = String(line.dropFirst(lead.count))
    guard let first = TextWrap.lines(text, width: width - lead.count).first else { return [lead] }
    let rest = text.dropFirst(first.count).drop { $0 == " " }
    let blanks = lead + String(repeating: " ", count: indent)
    guard !rest.isEmpty, first.count <= text.count, text.hasPrefix(first) else {
      return TextWrap.lines(text, width: width - lead.count).map { lead + $0 }
    }
    return [lead + first]
      + TextWrap.lines(String(rest), width: width - blanks.count).map { blanks + $0 }
  }
}
