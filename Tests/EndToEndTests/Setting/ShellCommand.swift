/// A command of the shell that changes something.
struct ShellCommand: CustomStringConvertible, Sendable {
  let arguments: [String]
  var program = Program.roster
  var input = ""
  /// How it ends when all is well.
  var status: Int32 = 0

  var description: String { arguments.prefix(2).joined(separator: " ") }

  /// What follows the arguments of our own program; scripts know the database.
  func database(_ path: String) -> [String] {
    program == Program.roster ? ["--database", path] : []
  }

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

  /// Everything else that changes something, after those.
  static let further = [
    ShellCommand(
      arguments: ["agents", "import", "-", "--apply"],
      input: "username,full_name,email,alias\nada,,,Countess\nnew,New,new@example.org,\n"),
    ShellCommand(arguments: ["queues", "create", "Sales"]),
    ShellCommand(arguments: ["agents", "join", "ada", "new", "--queue", "Sales=2"]),
    ShellCommand(arguments: ["queues", "set", "Sales", "--name", "Sales and more"]),
    ShellCommand(arguments: ["settings", "set", "lock_minutes=7"]),
    ShellCommand(arguments: [
      "operators", "create", "sam", "--full-name", "Sam Supervisor", "--queues", "Sales and more",
    ]),
    ShellCommand(arguments: ["operators", "set", "sam", "--agents-permission", "read-edit"]),
    ShellCommand(arguments: ["queues", "remove", "Sales and more", "--yes"]),
    ShellCommand(arguments: ["undo"]),
    ShellCommand(arguments: ["redo"]),
    ShellCommand(arguments: ["agents", "delete", "new", "--yes"]),
    ShellCommand(arguments: ["agents", "purge", "new", "--yes"]),
  ]
}
