import AgentDomain
import GRDB

extension Save {
  /// The same texts in the same fields of many records; all of them or none.
  func editAll<Record: DirectoryRecord>(
    _ type: Record.Type, _ selection: Selection, _ texts: [FieldValueText]
  ) throws {
    let fields = try texts.map { (try field($0.field, of: type), $0.text) }
    try readable(fields)
    try forEach(type, selection) { current in
      var record = current.record
      var problems: [Problem] = []
      for (field, text) in fields {
        do throws(Problem) { try field.enter(text, into: &record) } catch { problems.append(error) }
      }
      guard problems.isEmpty else { return try add(problems, of: current.record) }
      try write(current, fields.map(\.0), from: record)
    }
  }

  /// A text that no record could take is said once, and not of each.
  private func readable<Record: DirectoryRecord>(_ fields: [(Field<Record>, String)]) throws {
    var (record, problems) = (Record(), [Problem]())
    for (field, text) in fields {
      do { try field.enter(text, into: &record) } catch { problems.append(error) }
    }
    guard problems.isEmpty else { throw Stop.refusal(.problems(problems)) }
  }

  /// Elements into and out of a list that each of many records has; the others stay.
  func adjust<Record: DirectoryRecord>(
    _ type: Record.Type, _ selection: Selection, _ change: ElementChange
  ) throws {
    let field = try field(change.field, of: type)
    guard field.editor.kind.isList else {
      throw Stop.problem(
        field.id, field.label, "\(field.label) is no list: set it to one value for all instead.")
    }
    try forEach(type, selection) { current in
      var record = current.record
      let elements = change.applied(
        to: field.written(record).split(separator: ",").map(String.init))
      do throws(Problem) {
        try field.enter(elements.joined(separator: ","), into: &record)
      } catch { return try add([error], of: current.record) }
      try write(current, [field], from: record)
    }
  }

  /// Writes the fields in which a record differs from what is stored.
  private func write<Record: DirectoryRecord>(
    _ current: Stored<Record>, _ fields: [Field<Record>], from record: Record
  ) throws {
    try write(
      current,
      fields.compactMap { field in
        let (before, after) = (field.stored(current.record), field.stored(record))
        guard before != after else { return nil }
        return FieldChange(
          field: field.id, before: before, after: after, attachment: field.attachment(record))
      })
  }
}
