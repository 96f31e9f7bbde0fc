import AgentDomain
import TextUI

extension Session {
  /// One key: the focus has it first, then the screen's commands, then those that hold everywhere.
  func press(_ key: Key) {
    clearMessage()
    guard let top else { return }
    if top.take(key) { return }
    if !(top.isTyping && key.isPrintable), let command = command(for: key) { run(command) }
  }

  /// The first command of a key that can be carried out; where none can, the first, to say why.
  private func command(for key: Key) -> BoundCommand? {
    let holding = commandsNow.filter { $0.keys.contains(key) }
    return holding.first { $0.obstacle() == nil } ?? holding.first
  }

  /// What can be done now: the screen's own commands and those that hold everywhere.
  var commandsNow: [BoundCommand] {
    let own = top.map(commands) ?? []
    // While keys are learnt, none of them is a command.
    if top is LearnKeysPanel { return own }
    let taken = Set(own.flatMap(\.keys))
    let known = Set(own.map(\.id))
    let global = Self.everywhere.filter(holds).map { keyed($0.bound(to: self), on: "everywhere") }
    return own + global.filter { !known.contains($0.id) && taken.isDisjoint(with: $0.keys) }
  }

  /// What a screen can do, with the keys that the person gave.
  func commands(on screen: any Screen) -> [BoundCommand] {
    screen.commands.map { keyed($0, on: screen.word) }
  }

  private func keyed(_ command: BoundCommand, on word: String) -> BoundCommand {
    wishes.keymap.isEmpty
      ? command : command.given(wishes.keymap.keys(of: command.id, command.keys, on: word))
  }

  /// Before somebody has signed in, and while the console is locked, little is done for anybody.
  private func holds(_ command: Command<Session>) -> Bool {
    if isLocked { return command.id == "redraw" }
    if command.id == Self.exchangeState.id, live == nil { return false }
    return !author.isNobody || ["help", "redraw", "quit"].contains(command.id)
  }

  /// Carries a command out, or says why it cannot be.
  func run(_ command: BoundCommand) {
    if let obstacle = command.obstacle() { return say(.info, obstacle) }
    attempt { try command.perform() }
  }

  /// Does something that may fail in the world, and says so in words where it does.
  func attempt(_ work: () throws -> Void) {
    do { try work() } catch { say(.error, "\(error)") }
  }

  /// The commands that hold on every screen.
  public static let everywhere: [Command<Session>] = [
    Command(
      "help", .f(1), .character("?"), title: "Help", hint: true,
      help: "Explains what has the focus and lists the keys that hold here."
    ) { $0.showHelp() },
    Command(
      "palette", .character(":"), .control("p"), title: "Command", hint: true,
      help: "Runs any command by its name; typing narrows the list."
    ) { $0.showPalette() },
    Command(
      "undo", .character("u"), title: "Undo", help: "Takes back your last change."
    ) { $0.undo() },
    Command(
      "redo", .character("U"), title: "Redo", help: "Does again what was taken back."
    ) { $0.redo() },
    Command(
      "messages", title: "Messages", help: "Shows every message of this session again."
    ) { $0.showMessages() },
    whereAmI,
    theme,
    copyValue,
    learnKeys,
    multiFactor,
    exchangeState,
    ownPassword,
    Command(
      "redraw", .control("l"), title: "Redraw", help: "Draws the whole screen anew."
    ) { try $0.terminal.redraw() },
    Command(
      "suspend", .control("z"), title: "Suspend",
      help: "Stops the console and gives the shell back; fg goes on.",
      unless: { $0.suspensionObstacle }
    ) { $0.terminal.suspend() },
    Command(
      "quit", .f(10), .character("q"), title: "Leave", hint: true,
      help: "Leaves this screen; on the list, leaves Roster."
    ) { $0.leave() },
  ]

  private func leave() {
    guard let top else { return }
    guard screens.count > 1, let back = commands(on: top).first(where: { $0.id == "back" }) else {
      return end()
    }
    run(back)
  }

  private func showHelp() {
    guard let top else { return }
    let lines = HelpText.lines(for: top, commandsNow, isLinear: isLinear)
    let said = lastShown.map(\.line).flatMap { lines.contains($0) ? nil : $0 }
    push(TextPanel(session: self, title: "Help", lines: said.map { [$0, ""] + lines } ?? lines))
  }

  private func showMessages() {
    let lines = messages.reversed().map(\.line)
    push(
      TextPanel(
        session: self, title: "Messages", lines: lines.isEmpty ? ["No message yet."] : lines))
  }
}

extension Session {
  func undo() { finish(directory.undo(author)) }
  func redo() { finish(directory.redo(author)) }

  /// Says what became of a change, and lets the screens look at the new state.
  /// - Returns: what was done, or nil where nothing was.
  @discardableResult
  func finish(_ outcome: SaveOutcome) -> Receipt? {
    switch outcome {
    case .saved(let receipt):
      exchange?.look()
      isOwnChange = true
      for screen in screens { screen.changedElsewhere() }
      isOwnChange = false
      say(.saved, receipt.sentence)
      return receipt
    case .conflict(let conflict):
      say(
        .warning, "\(conflict.other) changed the same meanwhile. Nothing was written: look again.")
    case .notSaved(let refusal): say(.error, "\(refusal)")
    case .unknown(let why): say(.error, why)
    }
    return nil
  }
}

extension Receipt {
  var sentence: String {
    ([summary.hasSuffix(".") ? summary : summary + "."] + notices).joined(separator: " ")
  }
}

extension Key {
  /// Whether the key is text where text is typed.
  var isPrintable: Bool {
    switch self {
    case .character, .paste: true
    default: false
    }
  }
}
