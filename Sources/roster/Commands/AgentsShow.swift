import AgentDomain
import ArgumentParser
import TextUI

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
    for part in Agent.catalogue.parts { try show(part, stored.agent, settings) }
    try show("Groups", groups(memberships))
    try show("Record", times(stored))
  }

  /// The fields that the form would show for this agent.
  private func show(_ part: Part<Agent>, _ agent: Agent, _ settings: CentreSettings) throws {
    let visible = part.fields.filter { $0.visible.holds(agent, settings) }
    try show(
      part.section,
      visible.map { field in
        let text = field.shown(agent)
        guard text.isEmpty, let fallback = field.fallback?(agent, settings), !fallback.isEmpty
        else { return (field.label, text) }
        return (field.label, "(\(fallback))")
      })
  }

  private func show(_ section: String, _ lines: [(label: String, text: String)]) throws {
    guard !lines.isEmpty else { return }
    try Output.line(section)
    for (label, text) in lines {
      let rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, row) in rows.enumerated() {
        let name = CellWidth.pad(index == 0 ? label : "", to: 36)
        try Output.line("  \(name) \(TermText(String(row)))".trimmedAtEnd)
      }
    }
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

extension String {
  var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
