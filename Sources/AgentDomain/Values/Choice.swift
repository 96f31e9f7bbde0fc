/// One of a closed set of words.
public protocol ChoiceValue: FieldValue, CaseIterable, RawRepresentable where RawValue == String {
  /// The word as the screens show it.
  var title: String { get }
}

extension ChoiceValue {
  public var title: String { rawValue }
  public static var choices: [Editor.Choice] { allCases.map { .init($0.rawValue, $0.title) } }
  public static var editor: Editor { Editor(.choice, choices: choices) }

  public init(stored: Scalar) throws(Unreadable) {
    guard case .text(let text) = stored, let value = Self(rawValue: text) else {
      throw Unreadable(Self.expected)
    }
    self = value
  }

  public var stored: Scalar { .text(rawValue) }

  public init(written: String) throws(Unreadable) {
    let word = written.trimmed.lowercased()
    guard
      let value = Self.allCases.first(where: {
        $0.rawValue == word || $0.title.lowercased() == word
      })
    else { throw Unreadable(Self.expected) }
    self = value
  }

  public var written: String { rawValue }
  public var shown: String { title }

  static var expected: String { allCases.map(\.rawValue).listed("or") }
}

extension [String] {
  /// "a, b or c", with that word before the last.
  public func listed(_ last: String) -> String {
    guard count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(last) " + self[count - 1]
  }
}

/// Some of a closed set of words, in an order that means preference; none twice.
public struct Ordered<Element: ChoiceValue>: FieldValue {
  public var elements: [Element]

  public init(_ elements: [Element]) { self.elements = elements }

  public static var editor: Editor { Editor(.ordered, choices: Element.choices) }

  public init(stored: Scalar) throws(Unreadable) { try self.init(written: String(stored: stored)) }

  public var stored: Scalar { .text(written) }

  public init(written: String) throws(Unreadable) {
    var elements: [Element] = []
    for word in written.split(separator: ",").map({ String($0).trimmed }) where !word.isEmpty {
      let element: Element
      do { element = try Element(written: word) } catch {
        throw Unreadable("a list of \(Element.expected), such as \(Self.example)")
      }
      guard !elements.contains(element) else {
        throw Unreadable("a list in which nothing stands twice")
      }
      elements.append(element)
    }
    self.elements = elements
  }

  public var written: String { elements.map(\.rawValue).joined(separator: ",") }
  public var shown: String { elements.map(\.title).joined(separator: ", ") }

  private static var example: String {
    Element.allCases.prefix(2).map(\.rawValue).joined(separator: ",")
  }
}

extension Rule {
  /// At least one element.
  static func notEmpty<Element>() -> Self where Value == Ordered<Element> {
    Rule("at least one of \(Element.allCases.map(\.rawValue).listed("or"))") {
      !$0.elements.isEmpty
    }
  }
}
