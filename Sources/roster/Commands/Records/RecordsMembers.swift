import AgentDomain
import ArgumentParser

/// `roster queues members`: who is in it, with penalties.
struct RecordsMembers<Record: DirectoryRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "members", abstract: "List the agents of a \(Record.kind.noun).",
      discussion: "roster agents join and roster agents leave change them.")
  }

  @OptionGroup var database: DatabaseOption
  @Argument(help: ArgumentHelp("Which one.", valueName: Record.handleWord))
  var handle: String
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let stored = try directory.record(Record.self, named: handle)
    guard let kind = Record.kind.groupKind else { return }
    let members = Selection(
      query: ListQuery(filters: [.init(.member(kind, name: stored.record.name))]))
    var (table, list) = (TextTable(["Penalty", "Full Name", "Username", "Internal"]), JSONList())
    try directory.forEach(members) { batch in
      let places = try directory.memberships(of: batch.map(\.id))
      for agent in batch {
        let place = places[agent.id]?.first {
          $0.group.kind == kind && $0.group.id == stored.id
        }
        let (account, penalty) = (agent.agent.account, place?.penalty ?? 0)
        if format.json {
          try list.add(object(account, penalty))
        } else {
          try table.add([
            String(penalty), account.fullName, account.username, account.internalNumber.text,
          ])
        }
      }
      return true
    }
    if format.json { try list.end() } else { try table.end() }
  }

  private func object(_ account: Agent.Account, _ penalty: Int) -> JSON {
    .object([
      ("username", .text(account.username)), ("full_name", .text(account.fullName)),
      ("internal", .text(account.internalNumber.text)), ("penalty", .number(penalty)),
    ])
  }
}
