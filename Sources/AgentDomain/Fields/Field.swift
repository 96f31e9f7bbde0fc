/// A key path that may cross threads, as every path to a stored property may.
public typealias FieldPath<Record, Value> = WritableKeyPath<Record, Value> & Sendable

/// One field of a record, from which column, form line, CSV cell, shell option, search filter, history
/// entry and undo are made.
///
/// It is built from a key path and so knows the type of its value, but does not show it: the fields of
/// a record, of many types, are a plain array. It never changes, and is passed along by reference, since
/// loops over all fields of many records would else do little but copy closures.
public final class Field<Record: Sendable>: Sendable, Identifiable {
  /// The key of `fields.csv`: never changed, never reused.
  public let id: String
  public let label: String
  public let help: String
  public let rules: [String]
  public let editor: Editor
  /// The schema version that added the column.
  public let since: Int
  public let isRequired: Bool
  public let editable: Editability
  public let visible: Condition<Record>
  /// What a default that depends on other things is, in words; nil where `Record()` says it.
  public let defaultNote: String?
  /// Whether the field tells one record from another, so that a copy must not take it along.
  public let isIdentity: Bool
  /// False where the value comes from the settings and has no column of its own.
  public let isStored: Bool
  public let stored: @Sendable (Record) -> Scalar
  public let written: @Sendable (Record) -> String
  public let shown: @Sendable (Record) -> String
  public let exported: @Sendable (Record) -> String
  public let attachment: @Sendable (Record) -> Attachment?
  /// What holds while the field is empty, where something does: a derived caller ID, a path from settings.
  public let fallback: (@Sendable (Record, CentreSettings) -> String)?
  let load: @Sendable (inout Record, Scalar) throws(Unreadable) -> Void
  let read: @Sendable (inout Record, String) throws(Unreadable) -> Void
  let brokenRule: @Sendable (Record) -> String?

  public init<Value: FieldValue>(
    _ id: String, _ path: any FieldPath<Record, Value>, _ label: String, _ rules: Rule<Value>...,
    since: Int = 1, required: Bool = false, editable: Editability = .always,
    visible: Condition<Record> = .always, identity: Bool = false, default note: String? = nil,
    fallback: (@Sendable (Record, CentreSettings) -> String)? = nil, help: String
  ) {
    (self.id, self.label, self.help, self.since) = (id, label, help, since)
    (isRequired, self.editable, self.visible) = (required, editable, visible)
    (isIdentity, defaultNote, isStored, self.fallback) = (identity, note, true, fallback)
    self.rules = rules.map(\.statement)
    editor = Value.editor
    stored = { $0[keyPath: path].stored }
    written = { $0[keyPath: path].written }
    shown = { $0[keyPath: path].shown }
    exported = { $0[keyPath: path].exported }
    attachment = { $0[keyPath: path].attachment }
    load = { record, scalar throws(Unreadable) in record[keyPath: path] = try Value(stored: scalar)
    }
    read = { record, text throws(Unreadable) in record[keyPath: path] = try Value(written: text) }
    brokenRule = { record in rules.first { !$0.holds(record[keyPath: path]) }?.statement }
  }

  /// A field that is shown only, since the settings decide it.
  public init(
    shownOnly id: String, _ label: String, _ editor: Editor, visible: Condition<Record>,
    default note: String, value: @escaping @Sendable (Record, CentreSettings) -> String,
    help: String
  ) {
    (self.id, self.label, self.help, since, self.editor) = (id, label, help, 1, editor)
    (isRequired, editable, self.visible, isIdentity) = (false, .never, visible, false)
    (defaultNote, isStored, fallback, rules) = (note, false, value, [])
    (stored, written, shown) = ({ _ in .null }, { _ in "" }, { _ in "" })
    exported = { _ in "" }
    (attachment, brokenRule) = ({ _ in nil }, { _ in nil })
    load = { (_, _) throws(Unreadable) in }
    read = { (_, _) throws(Unreadable) in }
  }

  /// The same field of a record that holds this one.
  init<Inner>(lifting inner: Field<Inner>, _ path: any FieldPath<Record, Inner>) {
    (id, label, help, rules) = (inner.id, inner.label, inner.help, inner.rules)
    (editor, since, isRequired) = (inner.editor, inner.since, inner.isRequired)
    (editable, visible) = (inner.editable, inner.visible.lifted(path))
    (defaultNote, isIdentity, isStored) = (inner.defaultNote, inner.isIdentity, inner.isStored)
    stored = { inner.stored($0[keyPath: path]) }
    written = { inner.written($0[keyPath: path]) }
    shown = { inner.shown($0[keyPath: path]) }
    exported = { inner.exported($0[keyPath: path]) }
    attachment = { inner.attachment($0[keyPath: path]) }
    if let inner = inner.fallback {
      fallback = { inner($0[keyPath: path], $1) }
    } else {
      fallback = nil
    }
    load = { record, scalar throws(Unreadable) in try inner.load(&record[keyPath: path], scalar) }
    read = { record, text throws(Unreadable) in try inner.read(&record[keyPath: path], text) }
    brokenRule = { inner.brokenRule($0[keyPath: path]) }
  }
}

extension Field {
  /// Puts a text into a record.
  /// - Throws: `Problem` in words for the person who typed; the record then is as it was.
  public func enter(_ text: String, into record: inout Record) throws(Problem) {
    var draft = record
    do { try read(&draft, text) } catch { throw problem(text, error.expected) }
    if let problem = problem(in: draft) { throw problem }
    record = draft
  }

  /// Puts a stored scalar into a record without asking the rules: what was saved once stays readable.
  /// - Throws: `Unreadable` where the scalar is no value of the type at all; the record is as it was.
  public func restore(_ scalar: Scalar, into record: inout Record) throws(Unreadable) {
    try load(&record, scalar)
  }

  /// What is wrong with the field's value in a record, or nil.
  public func problem(in record: Record) -> Problem? {
    let text = written(record)
    if text.isEmpty {
      return isRequired ? problem("", rules.first ?? "filled in") : nil
    }
    return brokenRule(record).map { problem(text, $0) }
  }

  /// The default as a person reads it.
  public func defaultText(in fresh: Record) -> String { defaultNote ?? written(fresh) }

  /// A problem of this field in a sentence of its own.
  public func problem(sentence: String) -> Problem {
    Problem(field: id, label: label, sentence: sentence)
  }

  private func problem(_ text: String, _ expected: String) -> Problem {
    problem(
      sentence: text.isEmpty
        ? "\(label) is empty: it must be \(expected)." : "\(label) must be \(expected).")
  }
}
