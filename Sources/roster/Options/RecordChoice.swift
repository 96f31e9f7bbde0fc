import AgentDomain
import ArgumentParser

/// The records that a subcommand acts on: some by what the shell calls them, or all that match a filter.
struct RecordChoice<Record: DirectoryRecord>: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The \(Record.kind.plural)' \(Record.handleWord)s.", valueName: Record.handleWord))
  var handles: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "All \(Record.kind.plural) that match this filter instead.", valueName: "filter"))
  var filter: String?

  func validate() throws {
    if handles.isEmpty == (filter == nil) {
      throw ValidationError(
        "Name \(Record.kind.plural) by their \(Record.handleWord)s, or all that match by --filter.")
    }
  }

  /// - Throws: `Refused` for every name that does not exist, or where the filter means nothing.
  func selection(
    _ directory: Shell, view: ListQuery.View? = nil
  ) throws -> Selection {
    if let filter {
      let query = try FilterArguments.query([filter], directory, of: Record.kind, view: view)
      return Selection(Record.kind, query: query)
    }
    return Selection(Record.kind, ids: Set(try records(directory).map(\.id)))
  }

  func records(_ directory: Shell) throws -> [Stored<Record>] {
    var (found, missing): ([Stored<Record>], [String]) = ([], [])
    for handle in handles {
      if let record = try directory.find(Record.self, handle) {
        found.append(record)
      } else {
        missing.append(Record.missing(handle))
      }
    }
    guard missing.isEmpty else { throw Refused(missing) }
    return found
  }
}

typealias AgentChoice = RecordChoice<Agent>

extension DirectoryRecord {
  /// "username", "name" or "key".
  static var handleWord: String { handleField }

  static func missing(_ handle: String) -> String {
    "There is no \(kind.noun) \(handle): roster \(kind.plural) list shows them."
  }
}

extension Stored {
  /// "Ada Lovelace (ada)", or "Sales" where the two are the same.
  var title: String {
    record.name == record.handle ? record.name : "\(record.name) (\(record.handle))"
  }
}

extension Shell {
  func find<Record: DirectoryRecord>(_ type: Record.Type, _ handle: String) throws -> Stored<
    Record
  >? {
    try id(of: Record.kind, named: handle).flatMap {
      try stored(type, $0)
    }
  }

  /// - Throws: `Refused` where there is none.
  func record<Record: DirectoryRecord>(_ type: Record.Type, named handle: String) throws
    -> Stored<Record>
  {
    if let record = try find(type, handle) { return record }
    throw Refused(Record.missing(handle))
  }

  func agent(named username: String) throws -> StoredAgent {
    try record(Agent.self, named: username)
  }

  /// "Ada Lovelace (ada)", or "12 agents: Ada Lovelace (ada), … ...", as questions and history tell it.
  func names(of selection: Selection) throws -> String {
    try names(selection.kind.type, selection)
  }

  private func names<Record: DirectoryRecord>(_ type: Record.Type, _ selection: Selection) throws
    -> String
  {
    let count = try count(selection)
    var first: [String] = []
    try forEach(type, selection) { batch in
      first = batch.prefix(3).map(\.title)
      return false
    }
    let kind = Record.kind
    guard count > 0 else { throw Refused("No \(kind.noun) matches: nothing was changed.") }
    if count == 1 { return first.first ?? "1 \(kind.noun)" }
    return
      "\(count) \(kind.plural): \(first.joined(separator: ", "))\(count > first.count ? " ..." : "")"
  }
}
