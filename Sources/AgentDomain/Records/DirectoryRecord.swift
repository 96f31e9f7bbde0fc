/// A kind of record that has a list, a form, history and undo.
///
/// What the fields cannot say singly stands here: which tabs there are, what is wrong across fields, what
/// one field does to another. Screens, shell and store ask every kind the same questions.
public protocol DirectoryRecord: Catalogued {
  static var kind: RecordKind { get }
  /// What people call it: an agent's full name, a queue's name.
  var name: String { get }
  /// What the shell calls it and history keeps of it: an agent's username, a queue's name.
  var handle: String { get }
  /// The field that holds the handle: one of its kind, whatever the case.
  static var handleField: String { get }
  /// The fields whose texts are searched; the first is the name that lists are ordered by.
  static var searchedFields: [String] { get }
  /// Column ids that a list shows to somebody who chose nothing yet.
  static var listedColumns: [String] { get }

  /// All tabs in their order.
  static var tabs: [Tab] { get }
  /// The tabs that this record's form has.
  func visibleTabs(_ settings: CentreSettings) -> [Tab]
  /// What a new record is asked for; the rest starts with its default.
  static var creationFields: [Field<Self>] { get }

  /// What is wrong across fields; single fields speak for themselves.
  func conditionProblems(_ settings: CentreSettings) -> [Problem]
  /// What is worth knowing and never blocks a save.
  func warnings(_ settings: CentreSettings) -> [Warning]
  /// Why a field cannot be changed while the record is as it is, or nil.
  func lock(on field: Field<Self>) -> String?
  /// What a field may be chosen from, given the rest of the record and the licence.
  func choices(of field: Field<Self>, _ settings: CentreSettings) -> [Editor.Choice]
  /// The switch that goes off when this one goes on, or nil.
  static func excluded(by field: Field<Self>) -> Field<Self>?
  /// What else would change with a field, to be shown and asked once; nil where nothing would.
  func proposal(for text: String, in field: Field<Self>, _ settings: CentreSettings)
    -> Proposal<Self>?
  /// What a save does beside the fields that differ, a sentence each.
  func consequences(since old: Self) -> [String]
  /// The record as another one's starting point: all settings, none of the identity.
  func copyAsNew() -> Self
}

extension DirectoryRecord {
  public var handle: String { name }
  public static var handleField: String { "name" }
  public static var tabs: [Tab] {
    catalogue.parts.flatMap(\.tabs).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
  public func visibleTabs(_ settings: CentreSettings) -> [Tab] { Self.tabs }
  public static var creationFields: [Field<Self>] {
    catalogue.fields.filter { $0.isStored && $0.editable != .never }
  }
  public func conditionProblems(_ settings: CentreSettings) -> [Problem] { [] }
  public func warnings(_ settings: CentreSettings) -> [Warning] { [] }
  public func lock(on field: Field<Self>) -> String? { nil }
  public func choices(of field: Field<Self>, _ settings: CentreSettings) -> [Editor.Choice] {
    field.editor.choices
  }
  public static func excluded(by field: Field<Self>) -> Field<Self>? { nil }
  public func proposal(
    for text: String, in field: Field<Self>, _ settings: CentreSettings
  ) -> Proposal<Self>? { nil }
  public func consequences(since old: Self) -> [String] { [] }

  public func copyAsNew() -> Self {
    var copy = self
    for field in Self.catalogue.fields where field.isIdentity {
      try? field.restore(field.stored(Self()), into: &copy)
    }
    return copy
  }

  /// Everything that is wrong with the record, field by field and across fields.
  public func problems(_ settings: CentreSettings) -> [Problem] {
    fieldProblems(settings) + conditionProblems(settings)
  }

  /// Everything that is wrong with a new record, given in what it differs from a fresh one: defaults keep
  /// their own rules, so the rest need not be looked at.
  public func problems(asNew changes: [FieldChange], _ settings: CentreSettings) -> [Problem] {
    let ids = Self.catalogue.requiredIDs.union(changes.map(\.field))
    return problems(since: Self(), changed: ids, settings)
  }

  /// What some changes made wrong: what was wrong before must not keep people from other fields.
  public func problems(
    since old: Self, changed: Set<String>, _ settings: CentreSettings
  ) -> [Problem] {
    let across = conditionProblems(settings)
    let known = across.isEmpty ? [] : Set(old.conditionProblems(settings))
    return fieldProblems(since: old, changed: changed, settings)
      + across.filter { changed.contains($0.field) || !known.contains($0) }
  }
}

/// What a change of one field brings with it.
public struct Proposal<Record: Sendable>: Sendable {
  public let title: String
  /// What else changes, line by line.
  public let sentences: [String]
  /// What the field stays at where the answer is no.
  public let kept: String
  public let apply: @Sendable (inout Record) -> Void

  public init(
    title: String, sentences: [String], kept: String,
    apply: @escaping @Sendable (inout Record) -> Void
  ) {
    (self.title, self.sentences, self.kept, self.apply) = (title, sentences, kept, apply)
  }
}
