/// Two people's changes to the same record, brought together field by field.
public struct Merge<Record: Catalogued>: Sendable {
  /// Mine, with what only they changed taken over; where both changed, mine stands until somebody chooses.
  public let merged: Record
  /// What only they changed: before is the common origin, after is theirs.
  public let takenOver: [FieldChange]
  /// What both changed, to different values.
  public let conflicts: [FieldConflict]

  public static func threeWay(base: Record, mine: Record, theirs: Record) -> Merge {
    let ours = Set(mine.changes(since: base).map(\.field))
    let foreign = theirs.changes(since: base)
    let takenOver = foreign.filter { !ours.contains($0.field) }
    let conflicts = foreign.filter { ours.contains($0.field) }.compactMap { change in
      conflict(change, mine)
    }
    var merged = mine
    for change in takenOver {
      try? Record.catalogue[change.field]?.restore(change.after, into: &merged)
    }
    return Merge(merged: merged, takenOver: takenOver, conflicts: conflicts)
  }

  private static func conflict(_ theirs: FieldChange, _ mine: Record) -> FieldConflict? {
    guard let value = Record.catalogue[theirs.field]?.stored(mine), value != theirs.after else {
      return nil
    }
    return FieldConflict(
      field: theirs.field, base: theirs.before, mine: value, theirs: theirs.after)
  }
}

/// A field that two people changed from the same value to different ones.
public struct FieldConflict: Hashable, Sendable {
  public let field: String
  public let base, mine, theirs: Scalar

  public init(field: String, base: Scalar, mine: Scalar, theirs: Scalar) {
    (self.field, self.base, self.mine, self.theirs) = (field, base, mine, theirs)
  }
}
