/// Everything that one act of a person changes, with its author: saved whole or not at all, one step of
/// history and of undo.
public struct ChangeSet: Sendable {
  public var author: Author
  /// What was done, in words, as history and the undo message show it: "Edited Ada Lovelace".
  public var summary: String
  public var changes: [Change]
  /// The draft that this change carries out; it goes in the same transaction.
  public var draft: DraftKey?

  public init(author: Author, summary: String, changes: [Change], draft: DraftKey? = nil) {
    (self.author, self.summary, self.changes, self.draft) = (author, summary, changes, draft)
  }
}

/// One change; each names the version that it was made from, where there is one.
public enum Change: Sendable {
  /// A new agent, in groups from the start; an empty internal number takes the smallest free one.
  case create(Agent, password: Secret, groups: [Membership])
  /// A new queue, team, profile, template, telephone or module.
  case add(any DirectoryRecord)
  /// Some fields of one record. A field that somebody else changed since `version` is a conflict; others
  /// merge.
  case change(RecordKey, version: Int, [FieldChange])
  /// The same fields of many records to the same values, whatever they were.
  case editAll(Selection, [FieldValueText])
  /// Elements into and out of a list that many records have, such as their modules.
  case adjust(Selection, ElementChange)
  /// A password that somebody else chose: it has to be changed at the first sign-in.
  case setPassword(AccountKey, Secret)
  /// Agents can be restored; anything else goes, and is taken out of what refers to it.
  case delete(Selection)
  case restore(Selection)
  /// For good; only what was deleted before.
  case purge(Selection)
  case join(Selection, [Membership])
  case leave(Selection, [Group])
  /// Into some groups and out of others at once; whose places change is decided before the first does.
  case regroup(Selection, [MembershipChange])
  /// No queue rings these agents until they are resumed; the reason may be empty.
  case pause(Selection, reason: String)
  case resume(Selection)
  /// What the lines of a file say, whose dry run had this fingerprint.
  case importAgents(any ByteSource, fingerprint: String)
  /// The sample centre comes, or goes with everything in it.
  case addSample
  case removeSample

  /// Some fields of one agent.
  public static func edit(_ id: Int64, version: Int, _ changes: [FieldChange]) -> Change {
    .change(RecordKey(.agent, id), version: version, changes)
  }

  /// Some settings of the centre.
  public static func settings(version: Int, _ changes: [FieldChange]) -> Change {
    .change(.settings, version: version, changes)
  }
}

/// What is put into a list of elements, and what is taken out of it.
public struct ElementChange: Hashable, Sendable {
  public let field: String
  public let adding, removing: [String]

  public init(field: String, adding: [String] = [], removing: [String] = []) {
    (self.field, self.adding, self.removing) = (field, adding, removing)
  }

  /// The elements as they are afterwards: what stays keeps its place, what is new comes last.
  public func applied(to elements: [String]) -> [String] {
    let kept = elements.filter { !removing.contains($0) }
    return kept + adding.filter { !kept.contains($0) }
  }
}

/// A field and the text to put into it, as a person wrote it.
public struct FieldValueText: Hashable, Sendable {
  public let field: String
  public let text: String

  public init(field: String, text: String) { (self.field, self.text) = (field, text) }
}

/// Whose unfinished work on which record; a new record has no number yet.
public struct DraftKey: Hashable, Sendable {
  public let person: String
  /// The catalogue's name: "agent".
  public let kind: String
  public let record: Int64?

  public init(person: String, kind: String, record: Int64?) {
    (self.person, self.kind, self.record) = (person, kind, record)
  }
}

/// What somebody typed and did not save: the texts by field, never a secret, and the version they began
/// from.
public struct Draft: Hashable, Sendable {
  public var key: DraftKey
  public var version: Int
  public var texts: [String: String]
  public var savedAt: Timestamp
  /// Where it was typed: "console tty3".
  public var origin: String

  public init(
    key: DraftKey, version: Int, texts: [String: String], savedAt: Timestamp, origin: String
  ) {
    (self.key, self.version, self.texts) = (key, version, texts)
    (self.savedAt, self.origin) = (savedAt, origin)
  }
}
