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
    isAlways ? .always : Condition<Outer>(sentence) { holds($0[keyPath: path], $1) }
  }
}
