extension Style {
  /// Reads one look, as in `bold #ffffff on 88`, `reverse`, `default on default`, `plain`.
  /// - Throws: a sentence about the word that was not understood.
  init(words: some StringProtocol) throws(StyleWords.Problem) {
    self.init()
    var rest = words.split(separator: " ")[...]
    if rest.isEmpty { throw StyleWords.Problem("an alternative is empty; \"plain\" means no look") }
    while let word = rest.popFirst() {
      switch word {
      case "plain": break
      case "bold": bold = true
      case "reverse": reverse = true
      case "underline": underline = true
      case "on":
        guard let name = rest.popFirst() else {
          throw StyleWords.Problem("\"on\" needs a colour after it")
        }
        background = try StyleWords.color(name)
      default: foreground = try StyleWords.color(word)
      }
    }
  }
}

/// The words of theme files.
enum StyleWords {
  struct Problem: Error {
    let sentence: String

    init(_ sentence: String) {
      self.sentence = sentence
    }
  }

  static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// The alternatives of a value, best first.
  /// - Throws: also when the last one needs a colour: every role must work without.
  static func alternatives(_ value: String) throws(Problem) -> [Style] {
    var styles: [Style] = []
    for part in value.split(separator: "|", omittingEmptySubsequences: false) {
      styles.append(try Style(words: part))
    }
    if let last = styles.last, last.needed > 0 {
      throw Problem("the last alternative must be free of colour, as in \"... | bold reverse\"")
    }
    return styles
  }

  static func color(_ word: some StringProtocol) throws(Problem) -> Color {
    if word == "default" { return .terminal }
    if let index = names.firstIndex(of: String(word)) { return .index(UInt8(index)) }
    if word.hasPrefix("bright-"), let index = names.firstIndex(of: String(word.dropFirst(7))) {
      return .index(UInt8(index + 8))
    }
    if word.allSatisfy(\.isASCII), let index = UInt8(word) { return .index(index) }
    if let color = mixed(word) { return color }
    throw Problem("\"\(word)\" is neither a colour (#rrggbb, 0-255, a name, default) nor a word")
  }

  private static func mixed(_ word: some StringProtocol) -> Color? {
    let digits = word.dropFirst()
    guard word.hasPrefix("#"), digits.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }
}
