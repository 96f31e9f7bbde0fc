/// A command of the shell that changes something.
struct ShellCommand: CustomStringConvertible, Sendable {
  let arguments: [String]
  var input = ""

  var description: String { arguments.prefix(2).joined(separator: " ") }

  static let create = ShellCommand(
    arguments: [
      "agents", "create", "--full-name", "Ada Lovelace", "--username", "ada", "--email",
      "ada@example.org", "--password-stdin",
    ], input: Words.password + "\n")
  static let set = ShellCommand(arguments: ["agents", "set", "grace", "--alias", "Amazing Grace"])
  static let delete = ShellCommand(arguments: ["agents", "delete", "grace", "--yes"])
  static let restore = ShellCommand(arguments: ["agents", "restore", "grace"])
  static let undo = ShellCommand(arguments: ["undo"])

  /// Each finds the state that it needs when they are run in this order.
  static let all = [create, set, delete, restore, undo]
}
