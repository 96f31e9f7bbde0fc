/// What the screen of the own multi-factor authentication says.
enum MultiFactorWords {
  static let scan = "Scan the code with an authenticator, or type this secret into it:"
  static let type = "Type this secret into an authenticator; a larger window shows it as a QR code:"
  static let typeOnly = "Type this secret into an authenticator:"
  static let then = "Then type the six digits that it shows, and Enter."
  static let recovery =
    "It is on. Note these recovery codes now: each lets you in once without the authenticator."
  static let active = "It is on: at sign-in a code is asked for after the password."

  static func left(_ count: Int) -> String {
    count == 0
      ? "No recovery code is left: switch it off and on again to have new ones."
      : "\(counted(count, "recovery code")) left."
  }

  static let help = [
    "With multi-factor authentication the password alone lets nobody in: a code of six digits comes "
      + "with it, which an app on your telephone shows, new every 30 seconds.",
    "Recovery codes are for the day when the telephone is lost. An administrator can switch it off too.",
  ]
}
