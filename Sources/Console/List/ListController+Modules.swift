import AgentDomain
import TextUI

/// Turning a module on or off for many agents at once: for whom, then on or off with the numbers.
extension ListController {
  static let moduleCommands: [Command<ListController>] = [
    Command(
      "turn-on", .character("t"), title: "Turn on", hint: true,
      help: "Turns a module on or off for all agents, the marked ones or those of a queue.",
      unless: { noRecord($0) ?? right(.edit)($0) }
    ) { try $0.turnModule() }
  ]

  /// The field of an agent that holds the modules.
  private static let modulesField = Agent.catalogue.fields.first { $0.editor.source == .module }

  private func turnModule() throws {
    guard let row = model.current, let field = Self.modulesField,
      let module = try directory.stored(Module.self, row.id, scope: model.scope)?.record
    else { return }
    let switching = ModuleSwitching(list: self, module: module, field: field)
    let marks = (session.screens.first as? ListController)?.model.marks
    let marked = marks.flatMap { $0.isEmpty ? nil : $0.selection }
    try switching.choose(marked: marked)
  }
}

/// One module, on its way to being turned on or off.
@MainActor private struct ModuleSwitching {
  let list: ListController
  let module: Module
  let field: Field<Agent>

  private var session: Session { list.session }
  private var directory: any AgentDirectory { list.directory }

  /// Asks for whom; agents that are marked in their list can be meant, and are counted.
  func choose(marked: Selection?) throws {
    let everyone = Selection(query: ListQuery(.agent, scope: session.scope))
    let count = try directory.count(everyone, scope: session.scope)
    let markedCount = try marked.map { try directory.count($0, scope: session.scope) }
    session.push(
      MenuPanel(
        session: session, title: "Turn \(module.title) on or off",
        items: [
          MenuItem("For all agents (\(grouped(count)))", letter: "a"),
          MenuItem(
            "For those marked in the agents' list (\(markedCount.map(grouped) ?? "none"))",
            letter: "m"),
          MenuItem("For the agents of a queue", letter: "q"),
        ]
      ) { choice in
        session.attempt {
          switch choice {
          case 0: try ask(everyone, "all agents")
          case 1: try askMarked(marked)
          default: try chooseQueue()
          }
        }
      })
  }

  private func askMarked(_ marked: Selection?) throws {
    guard let marked else {
      return session.say(
        .info,
        "No agent is marked: :go-agents leads to the agents, where \(session.key("mark")) marks them."
      )
    }
    try ask(marked, "the marked agents")
  }

  private func chooseQueue() throws {
    let queues = try directory.choices(of: .queue, scope: session.scope)
    guard !queues.isEmpty else {
      return session.say(.info, "There is no queue yet: g q leads to the queues.")
    }
    session.push(
      MenuPanel(
        session: session, title: "Which queue?", items: queues.map { MenuItem($0.title) },
        filtered: true
      ) { index in
        let name = queues[index].value
        let query = ListQuery(
          .agent, filters: [.init(.member(.queue, name: name))], scope: session.scope)
        session.attempt { try ask(Selection(query: query), "the agents of \(name)") }
      })
  }

  /// Shows how many have it on, and asks what to do with the others.
  private func ask(_ selection: Selection, _ who: String) throws {
    let spread = try directory.spread(of: field.id, in: selection, scope: session.scope)
    let total = spread.reduce(0) { $0 + $1.count }
    let on = spread.filter { $0.value.split(separator: ",").contains(module.key[...]) }
      .reduce(0) { $0 + $1.count }
    guard total > 0 else { return session.say(.info, "There is no agent among \(who).") }
    session.push(
      MenuPanel(
        session: session, title: "Turn \(module.title) on or off",
        intro: ["Of \(who), it is on for \(grouped(on)) and off for \(grouped(total - on))."],
        items: [
          MenuItem("Leave it, go back", letter: "n"),
          MenuItem("Turn it on: \(counted(total - on, .agent)) will change", letter: "o"),
          MenuItem("Turn it off: \(counted(on, .agent)) will change", letter: "f"),
        ]
      ) { choice in
        if choice > 0 { turn(choice == 1, selection, who, count: choice == 1 ? total - on : on) }
      })
  }

  private func turn(_ isOn: Bool, _ selection: Selection, _ who: String, count: Int) {
    let word = isOn ? "on" : "off"
    guard count > 0 else {
      return session.say(.info, "\(module.title) is \(word) already for \(who).")
    }
    let change = ElementChange(
      field: field.id, adding: isOn ? [module.key] : [], removing: isOn ? [] : [module.key])
    list.apply(
      "Turned \(word) \(module.title) for \(counted(count, .agent))", [.adjust(selection, change)])
  }
}
