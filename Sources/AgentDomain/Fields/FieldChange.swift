/// What happened to one field: the value before and the value after, as stored.
public struct FieldChange: Hashable, Sendable, Codable {
  public let field: String
  public let before: Scalar
  public let after: Scalar
  /// The bytes that the value after brings along, where they are new.
  public let attachment: Attachment?

  public init(field: String, before: Scalar, after: Scalar, attachment: Attachment? = nil) {
    (self.field, self.before, self.after) = (field, before, after)
    self.attachment = attachment
  }
}

extension Catalogued {
  /// The fields in which this record differs from an earlier one.
  public func changes(since earlier: Self) -> [FieldChange] {
    var changes: [FieldChange] = []
    for field in Self.catalogue.storedFields {
      let (before, after) = (field.stored(earlier), field.stored(self))
      guard before != after else { continue }
      changes.append(
        FieldChange(
          field: field.id, before: before, after: after, attachment: field.attachment(self)))
    }
    return changes
  }

  /// Carries the changes over to this record.
  /// - Throws: `Problem` where a value cannot be read; the record then holds the changes before it.
  public mutating func take(_ changes: [FieldChange]) throws(Problem) {
    for change in changes {
      guard let field = Self.catalogue[change.field] else { continue }
      do { try field.restore(change.after, into: &self) } catch {
        throw field.problem(sentence: "\(field.label) must be \(error.expected).")
      }
    }
  }
}
