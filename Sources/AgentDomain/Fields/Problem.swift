/// What is wrong with one field, in a sentence that says what to do; a value, since there may be many.
public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
  public let field: String
  public let label: String
  public let sentence: String

  public init(field: String, label: String, sentence: String) {
    (self.field, self.label, self.sentence) = (field, label, sentence)
  }

  public var description: String { sentence }
}

/// Something that a person should know about a field and that never blocks a save.
public struct Warning: Hashable, Sendable, CustomStringConvertible {
  public let field: String
  public let sentence: String

  public init(field: String, sentence: String) { (self.field, self.sentence) = (field, sentence) }

  public var description: String { sentence }
}
