extension String: FieldValue {
  public static var editor: Editor { Editor(.text) }

  public init(stored: Scalar) throws(Unreadable) {
    switch stored {
    case .text(let text): self = text
    case .null: self = ""
    case .integer: throw Unreadable("text")
    }
  }

  public var stored: Scalar { .text(self) }

  /// What was typed, without the blanks around it.
  public init(written: String) throws(Unreadable) { self = written.trimmed }

  public var written: String { self }
}

extension String {
  /// The text without white space at its ends.
  public var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

/// A type that is a checked text: it says what it wants, and puts what was typed into its one form.
public protocol TextValue: FieldValue {
  var text: String { get }
  /// The value in its normal form, or nil where the text is none; never asked for an empty text.
  static func normalised(_ text: String) -> String?
  static var expected: String { get }
  init(unchecked: String)
}

extension TextValue {
  public init(stored: Scalar) throws(Unreadable) {
    self.init(unchecked: try String(stored: stored))
  }

  public var stored: Scalar { .text(text) }

  public init(written: String) throws(Unreadable) {
    let trimmed = written.trimmed
    guard let normal = trimmed.isEmpty ? "" : Self.normalised(trimmed) else {
      throw Unreadable(Self.expected)
    }
    self.init(unchecked: normal)
  }

  public var written: String { text }
}
