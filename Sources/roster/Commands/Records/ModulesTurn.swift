import AgentDomain
import ArgumentParser

/// `roster modules on`: one action for all agents, for a queue's, or for some.
struct ModulesOn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Turn a module on for agents.")

  @OptionGroup var turn: ModuleTurn

  func run() throws { try turn.run(on: true) }
}

/// `roster modules off`.
struct ModulesOff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Turn a module off for agents.")

  @OptionGroup var turn: ModuleTurn

  func run() throws { try turn.run(on: false) }
}

/// Which module, and for whom.
struct ModuleTurn: ParsableArguments {
  @OptionGroup var database: DatabaseOption
  @Argument(help: "The module's key.")
  var key: String
  @Argument(help: ArgumentHelp("The agents' usernames.", valueName: "username"))
  var usernames: [String] = []
  @Flag(help: "For all agents.")
  var all = false
  @Option(help: ArgumentHelp("For the agents of this queue.", valueName: "name"))
  var queue: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("For all agents that match this filter.", valueName: "filter"))
  var filter: String?
  @OptionGroup var format: FormatOption

  func validate() throws {
    let ways = [!usernames.isEmpty, all, queue != nil, filter != nil].filter(\.self)
    guard ways.count == 1 else {
      throw ValidationError("Say for whom: usernames, --all, --queue or --filter, one of these.")
    }
  }

  func run(on: Bool) throws {
    let directory = try database.open()
    let module = try directory.record(Module.self, named: key).record
    guard let field = Agent.catalogue.fields.first(where: { $0.editor.source == .module }) else {
      return
    }
    let selection = try selection(directory)
    let change = ElementChange(
      field: field.id, adding: on ? [module.key] : [], removing: on ? [] : [module.key])
    let names = try directory.names(of: selection)
    let set = ChangeSet(
      author: directory.author, summary: "\(module.title) \(on ? "on" : "off") for \(names)",
      changes: [.adjust(selection, change)])
    try directory.apply(set).receipt().report(json: format.json)
  }

  private func selection(_ directory: Shell) throws -> Selection {
    if let queue {
      let name = try directory.record(Queue.self, named: queue).record.name
      return Selection(query: ListQuery(filters: [.init(.member(.queue, name: name))]))
    }
    if !usernames.isEmpty {
      return Selection(ids: Set(try usernames.map { try directory.agent(named: $0).id }))
    }
    return Selection(query: try FilterArguments.query(filter.map { [$0] } ?? [], directory))
  }
}
