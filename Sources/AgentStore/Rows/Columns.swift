import AgentDomain
import GRDB

/// The columns of a kind of record, made from its catalogue, and the ways between record and row.
enum Columns<Record: Catalogued> {
  static var fields: [Field<Record>] { Record.catalogue.storedFields }

  /// The definitions of the columns that a schema version has, each with the record's own default.
  static func definitions(upTo version: Int) -> String {
    let fresh = Record()
    return fields.filter { $0.since <= version }
      .map { definition($0, default: $0.stored(fresh)) }.joined(separator: ",\n  ")
  }

  static func definition(_ field: Field<Record>, default value: Scalar) -> String {
    switch value {
    case .null: "\"\(field.id)\" INTEGER"
    case .integer(let number): "\"\(field.id)\" INTEGER NOT NULL DEFAULT \(number)"
    case .text(let text):
      "\"\(field.id)\" TEXT NOT NULL DEFAULT '\(text.replacing("'", with: "''"))'"
    }
  }

  /// The names of all columns, quoted, in the order of the catalogue.
  static var list: String { names(fields.map(\.id)) }

  static func names(_ ids: [String]) -> String {
    ids.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}

/// Reads records from rows.
///
/// Most values are the defaults: those are left as they are instead of being read again, which is most
/// of the work.
struct RowReader<Record: Catalogued>: Sendable {
  private let fields = Record.catalogue.storedFields
  private let fresh = Record()
  private let defaults: [Scalar]

  init() {
    let fresh = fresh
    defaults = fields.map { $0.stored(fresh) }
  }

  /// Reads a record from a row whose columns begin at an index.
  /// - Throws: `StoreError.unreadable` where a value is none of its field's type.
  func record(_ row: Row, from first: Int) throws -> Record {
    var record = fresh
    for index in fields.indices {
      let value = Scalar(row[first + index] as DatabaseValue)
      if value == defaults[index] { continue }
      do { try fields[index].restore(value, into: &record) } catch {
        throw StoreError.unreadable(fields[index].label)
      }
    }
    return record
  }
}
