import AgentDomain
import ArgumentParser

/// `roster agents show`: one agent with every field.
struct AgentsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an agent with every field.")

  @OptionGroup var database: DatabaseOption
  @Argument(help: "The agent's username.")
  var username: String
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let stored = try directory.agent(named: username)
    let memberships = try directory.memberships(of: stored.id)
    let settings = try directory.settings().settings
    if format.json {
      return try Output.line(AgentJSON.object(stored, memberships, settings).written)
    }
    try RecordSections.show(stored.agent, settings)
    try RecordSections.show("Groups", groups(memberships))
    try RecordSections.show("Record", times(stored))
  }

  private func groups(_ memberships: [Membership]) -> [(String, String)] {
    GroupKind.allCases.map { kind in
      let names = memberships.filter { $0.group.kind == kind }.map { membership in
        membership.penalty == 0
          ? membership.group.name : "\(membership.group.name) (penalty \(membership.penalty))"
      }
      return ("\(kind.title)s", names.joined(separator: ", "))
    }
  }

  private func times(_ stored: StoredAgent) -> [(String, String)] {
    [
      ("Last login", stored.lastLogin.shown), ("Created", stored.created.shown),
      ("Updated", stored.updated.shown),
    ] + (stored.isDeleted ? [("Deleted", stored.deleted.shown)] : [])
  }
}
