/// A condition on one value, with the noun phrase that states it: "1 to 80 characters".
public struct Rule<Value: Sendable>: Sendable {
  public let statement: String
  public let holds: @Sendable (Value) -> Bool

  public init(_ statement: String, _ holds: @escaping @Sendable (Value) -> Bool) {
    (self.statement, self.holds) = (statement, holds)
  }
}

extension Rule where Value == String {
  /// A text of that many characters, as a reader counts them; a heap of marks on one letter counts too.
  public static func length(_ range: ClosedRange<Int>) -> Self {
    Rule("\(range.lowerBound) to \(range.upperBound) characters") { text in
      range.contains(text.count) && text.unicodeScalars.count <= 10 * range.upperBound
    }
  }

  /// A text of which a reader sees something: not blanks and invisible marks alone.
  public static var visible: Self {
    Rule("a text with visible characters") { text in
      text.utf8.contains { (0x21...0x7E).contains($0) }
        || text.unicodeScalars.contains { !$0.properties.isInvisible }
    }
  }

  /// A text that stands on one line and holds nothing that a terminal would act upon.
  public static var oneLine: Self {
    Rule("one line without control characters") { text in
      text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        || !text.unicodeScalars.contains { $0.properties.isControlOrLineBreak }
    }
  }
}

extension Rule where Value: Comparable & FieldValue {
  public static func within(_ range: ClosedRange<Value>) -> Self {
    Rule("\(range.lowerBound.written) to \(range.upperBound.written)") { range.contains($0) }
  }
}

extension Unicode.Scalar.Properties {
  var isInvisible: Bool {
    switch generalCategory {
    case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator, .nonspacingMark,
      .unassigned:
      true
    default: isDefaultIgnorableCodePoint
    }
  }

  var isControlOrLineBreak: Bool {
    switch generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
