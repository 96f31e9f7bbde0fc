extension Field {
  /// The same field of a record that holds this one.
  public func lifted<Outer: Sendable>(_ path: any FieldPath<Outer, Record>) -> Field<Outer> {
    Field<Outer>(lifting: self, path)
  }
}

extension Part {
  /// The part's fields in a record that holds this one, as far as they are wanted there.
  public func lifted<Outer: Sendable>(
    _ path: any FieldPath<Outer, Record>, where isWanted: (Field<Record>) -> Bool
  ) -> Part<Outer> {
    Part<Outer>(
      tabs: tabs, section: section, isWrittenAtOnce: false,
      fields: fields.filter(isWanted).map { $0.lifted(path) })
  }
}

extension Condition {
  func lifted<Outer: Sendable>(_ path: any FieldPath<Outer, Record>) -> Condition<Outer> {
    Condition<Outer>(sentence) { holds($0[keyPath: path], $1) }
  }
}

extension Field {
  fileprivate init<Inner>(lifting inner: Field<Inner>, _ path: any FieldPath<Record, Inner>) {
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
