import AgentDomain
import TextUI

extension MultiFactorController {
  static let enrollingCommands: [Command<MultiFactorController>] = [
    Command(
      "confirm", .enter, .f(2), title: "Switch it on", hint: true,
      help: "Switches it on, if the code is what the authenticator shows now."
    ) { $0.confirm() },
    Command("back", .escape, title: "Back", hint: true, help: "Leaves everything as it was.") {
      $0.leave()
    },
  ]

  static let recoveryCommands: [Command<MultiFactorController>] = [
    Command(
      "back", .escape, .enter, .character("q"), title: "Done", hint: true,
      help: "Closes the recovery codes for good, after a question."
    ) { $0.leave() },
    Command("down", .down, .character("j"), title: "Down", help: "The next codes.") {
      $0.moveRow(1)
    },
    Command("up", .up, .character("k"), title: "Up", help: "The codes before.") {
      $0.moveRow(-1)
    },
  ]

  static let activeCommands: [Command<MultiFactorController>] = [
    Command(
      "end-multi-factor", .enter, title: "Switch it off", hint: true,
      help: "Asks for a code, and switches it off."
    ) { $0.askToEnd() },
    Command(
      "back", .escape, .character("q"), title: "Back", hint: true, help: "Leaves it on."
    ) { $0.leave() },
  ]
}

extension Session {
  /// The way to it, from every screen.
  static let multiFactor = Command<Session>(
    "mfa", title: "Multi-factor",
    help: "Switches your own multi-factor authentication on or off.",
    unless: { $0.obstacleToMultiFactor }
  ) { try $0.showMultiFactor() }

  private var obstacleToMultiFactor: String? {
    if screens.contains(where: { $0 is MultiFactorController }) {
      return
        "Multi-factor authentication is on the screen already: \(key("back")) leads back to it."
    }
    return author.person.account == nil
      ? "You are no operator of this database: there is no account to protect." : nil
  }

  private func showMultiFactor() throws {
    guard let id = author.person.account else { return }
    push(try MultiFactorController(AccountKey(.operator, id), session: self))
  }
}
