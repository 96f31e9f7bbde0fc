/// What became of a change, in one of four words.
public enum SaveOutcome: Sendable {
  case saved(Receipt)
  /// Somebody else changed the same fields meanwhile; nothing was written.
  case conflict(Conflict)
  /// Nothing was written, and why.
  case notSaved(Refusal)
  /// The disk failed while writing, and looking again did not tell.
  case unknown(String)
}

/// What was done.
public struct Receipt: Sendable {
  /// The number of the change in history; nil where nothing differed and nothing was written.
  public var change: Int64?
  /// The records that it concerns; for very many, the first thousand.
  public var records: [Int64]
  /// How many records it changed.
  public var count: Int
  /// Mailboxes that were made, with their PINs: the only time that these are told.
  public var mailboxes: [Mailbox]
  /// Sentences worth showing, such as an internal number that was taken and replaced.
  public var notices: [String]
  public var summary: String

  public init(
    change: Int64?, records: [Int64] = [], count: Int = 0, mailboxes: [Mailbox] = [],
    notices: [String] = [], summary: String = ""
  ) {
    (self.change, self.records, self.count) = (change, records, count)
    (self.mailboxes, self.notices, self.summary) = (mailboxes, notices, summary)
  }

  public struct Mailbox: Hashable, Sendable {
    public let number: String
    public let pin: Secret

    public init(number: String, pin: Secret) { (self.number, self.pin) = (number, pin) }
  }
}

/// Both versions of what two people changed at the same time.
public struct Conflict: Sendable {
  public var record: RecordKey
  /// The fields that both changed: before is the common origin, after is mine.
  public var fields: [FieldChange]
  /// Who saved last, as far as history tells.
  public var other: String

  public init(record: RecordKey, fields: [FieldChange], other: String) {
    (self.record, self.fields, self.other) = (record, fields, other)
  }
}

/// Why nothing was written, in words for the person who tried.
public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
  case problems([Problem])
  /// There is no such record, or none for this operator.
  case notFound(String)
  case forbidden(String)
  case nothingToUndo(String)
  case busy
  case diskFull
  case readOnly
  case failed(String)

  public var description: String {
    switch self {
    case .problems(let problems): problems.map(\.sentence).joined(separator: " ")
    case .notFound(let what): "\(what) does not exist."
    case .forbidden(let why), .nothingToUndo(let why): why
    case .busy: "Another program is writing to the database. Nothing was changed: try again."
    case .diskFull: "The disk is full. Nothing was changed: make room and try again."
    case .readOnly:
      "The database cannot be written. Nothing was changed: look at it with roster check."
    case .failed(let why): "Nothing was changed: \(why)"
    }
  }
}
