import AgentDomain
import TextUI

/// What operators have beside fields: a password, and locks.
extension ListController {
  static let operatorCommands: [Command<ListController>] = [
    Command(
      "password", .character("p"), title: "Password", hint: true,
      help: "Gives the operator another password, to be changed at the first sign-in.",
      unless: { noRecord($0) ?? noRight($0) }
    ) { try $0.changePassword(of: OperatorAccount.self) },
    Command(
      "disable", title: "Disable", help: "Closes every way in, and ends open consoles.",
      unless: { noRecord($0) ?? noRight($0) }
    ) { $0.set("disabled", to: "on", verb: "Disabled") },
    Command(
      "enable", title: "Enable", help: "Takes the disabling back.",
      unless: { noRecord($0) ?? noRight($0) }
    ) { $0.set("disabled", to: "off", verb: "Enabled") },
    Command(
      "unlock", title: "Unlock", help: "Unlocks operators whom failed logins have locked.",
      unless: { noRecord($0) ?? noRight($0) }
    ) { $0.set("locked", to: "off", verb: "Unlocked") },
  ]

  func changePassword<Record: AccountRecord>(of type: Record.Type) throws {
    guard let row = model.current,
      let stored = try directory.stored(type, row.id, scope: model.scope)
    else { return }
    session.push(PasswordController(session: session, stored))
  }
}
