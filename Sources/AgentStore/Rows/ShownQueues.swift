import AgentDomain
import GRDB

/// The queues whose names a reader may see in lists of names, such as a team's: for a scope, only its own.
struct ShownQueues {
  /// Nil for whoever sees all of them.
  private let names: Set<String>?

  /// - Parameter kind: what is read; where its records name no queue, none is looked up.
  init(_ db: Database, _ scope: Scope, of kind: RecordKind) throws {
    guard case .queues(let own) = scope, Self.listsQueues(kind.type) else {
      names = nil
      return
    }
    names = try Set(
      String.fetchAll(db, sql: "SELECT name FROM queue WHERE id IN (\(own.list))"))
  }

  /// The record as the reader may see it.
  func shown<Record: DirectoryRecord>(_ record: Record) throws -> Record {
    guard names != nil else { return record }
    var record = record
    for field in Record.queueLists {
      do { try field.restore(shown(field.stored(record), in: field), into: &record) } catch {
        throw StoreError.unreadable(field.label)
      }
    }
    return record
  }

  /// The stored value of a field as the reader may see it.
  func shown<Record: DirectoryRecord>(_ value: Scalar, in field: Field<Record>?) -> Scalar {
    guard let names, let field, field.listsQueues else { return value }
    guard let list = try? QueueNames(stored: value) else { return .text("") }
    return QueueNames(list.names.filter(names.contains)).stored
  }

  private static func listsQueues<Record: DirectoryRecord>(_ type: Record.Type) -> Bool {
    !Record.queueLists.isEmpty
  }
}

extension Field {
  /// Whether the value is a list of queues' names.
  var listsQueues: Bool { editor.kind == .names && editor.source == .queue }
}

extension DirectoryRecord {
  fileprivate static var queueLists: [Field<Self>] {
    catalogue.storedFields.filter(\.listsQueues)
  }
}
