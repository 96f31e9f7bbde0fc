import AgentDomain
import ArgumentParser
import TextUI

/// `roster agents set`: the same values for one agent or many, in one transaction.
struct AgentsSet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change fields of agents.",
    discussion: "Several agents are changed together: all of them, or none.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: AgentChoice
  @OptionGroup(title: "Fields") var fields: FieldOptions<ForAgents>

  @Flag(help: "Show what would change, and change nothing.")
  var dryRun = false

  @OptionGroup var format: FormatOption

  func validate() throws {
    if fields.texts.isEmpty { throw ValidationError("Name at least one field to change.") }
  }

  func run() throws {
    let directory = try database.open()
    let settings = try directory.settings().settings
    let selection = try choice.selection(directory)
    if dryRun { return try show(selection, directory, settings) }
    let change: Change
    if selection.ids.count == 1, let agent = try choice.records(directory).first {
      let changed = try agent.agent.with(fields.texts, settings)
      change = .edit(agent.id, version: agent.version, changed.changes(since: agent.agent))
    } else {
      change = .editAll(selection, fields.texts)
    }
    let set = ChangeSet(
      author: directory.author, summary: "Edited \(try directory.names(of: selection))",
      changes: [change])
    try directory.apply(set).receipt().report(json: format.json)
  }

  /// The differences, agent by agent, in the words of history.
  private func show(
    _ selection: Selection, _ directory: Shell, _ settings: CentreSettings
  ) throws {
    var list = JSONList()
    var count = 0
    try directory.forEach(selection) { batch in
      for stored in batch {
        let changed = try stored.agent.with(fields.texts, settings)
        let changes = changed.changes(since: stored.agent)
        guard !changes.isEmpty else { continue }
        count += 1
        let username = stored.agent.account.username
        if format.json {
          try list.add(Self.object(username, changes))
        } else {
          for change in changes {
            try Output.line(TermText("\(username): \(change.sentence(of: .agent))").description)
          }
        }
        try refuse(stored, changed, settings)
      }
      return true
    }
    if format.json { return try list.end() }
    try Output.line(
      "\(count) \(count == 1 ? "agent" : "agents") would change. Nothing was changed.")
  }

  /// What the save would refuse is refused here too.
  private func refuse(_ stored: StoredAgent, _ changed: Agent, _ settings: CentreSettings) throws {
    let known = Set(stored.agent.problems(settings))
    let problems = changed.problems(settings).filter { !known.contains($0) }
    if !problems.isEmpty { throw Refused(problems) }
  }

  private static func object(_ username: String, _ changes: [FieldChange]) -> JSON {
    .object([
      ("username", .text(username)),
      (
        "changes",
        .list(
          changes.map { change in
            .object([
              ("field", .text(change.field)), ("before", JSON(change.before)),
              ("after", JSON(change.after)),
            ])
          })
      ),
    ])
  }
}
