/// One row of the matrix of subcommands: what is typed, and what becomes of it for each login.
struct ShellRow: CustomStringConvertible, Sendable {
  /// The words behind `roster`; `%` stands for the agent that is aimed at, `#` for the queue.
  let words: [String]
  let input: String
  /// S where it is done, F where it is refused, * where it depends on more than rights; the logins are
  /// administrator, read, read and edit, read and delete, read, edit and delete, none, disabled.
  let inside, outside: String

  var description: String { words.joined(separator: " ") }
  var isAimed: Bool { (words + [input]).contains { $0.contains("%") || $0.contains("#") } }

  init(_ line: String, _ inside: String, _ outside: String? = nil, input: String = "") {
    (words, self.input) = (line.split(separator: " ").map(String.init), input)
    (self.inside, self.outside) = (inside, outside ?? inside)
  }

  func words(_ agent: String, _ queue: String) -> [String] {
    words.map { $0.replacing("%", with: agent).replacing("#", with: queue) }
  }
}

enum ShellRows {
  static let logins =
    ["administrator", "read", "read-edit", "read-delete", "read-edit-delete"]
    + ["none", "disabled"]

  /// By section 1 of the specification.
  static let all: [ShellRow] =
    agents + queues + centre + [
      ShellRow("telephony rebuild", "*FFFFFF"),
      // Without a manager interface in the settings it ends at once.
      ShellRow("telephony bridge", "FFFFFFF"),
      ShellRow("telephony setup --directory /nowhere/asterisk", "*FFFFFF"),
      ShellRow("telephony lint", "*****FF"),
      ShellRow("telephony check", "*****FF"),
      ShellRow("operators list", "SSSSSFF"),
      ShellRow("operators show other", "SFFFFFF"),
      ShellRow("operators create third --full-name Third", "SFFFFFF"),
      ShellRow("operators set other --role user", "SFFFFFF"),
      ShellRow("operators remove other --yes", "SFFFFFF"),
      ShellRow("operators password other --generate", "SFFFFFF"),
      ShellRow("operators unlock other", "SFFFFFF"),
      ShellRow("account password", "FFFFFFF", input: "wrong\nOther-Way-22\n"),
      ShellRow("account mfa off", "FFFFFFF", input: "000000\n"),
      ShellRow("summary", "SSSSSFF"),
      ShellRow("history --of agent:%", "SSSSSFF", "SFFFFFF"),
      ShellRow("undo", "SFFFFFF"), ShellRow("redo", "FFFFFFF"),
      ShellRow("fields", "SSSSSSS"), ShellRow("keys", "SSSSSSS"),
      ShellRow("theme list", "SSSSSSS"), ShellRow("theme check dark", "SSSSSSS"),
      ShellRow("theme new mine", "*******"), ShellRow("check", "*******"),
      ShellRow("settings list", "SSSSSFF"), ShellRow("settings get lock_minutes", "SSSSSFF"),
      ShellRow("settings set lock_minutes=7", "SFFFFFF"), ShellRow("settings check", "*****FF"),
      ShellRow("sample add", "SFFFFFF"), ShellRow("sample remove", "FFFFFFF"),
      ShellRow("recover --email %@example.org", "FFFFFFF"), ShellRow("mail deliver", "FFFFFFF"),
      // sshd asks it before anybody has signed in.
      ShellRow("ssh-keys", "SSSSSSS"),
      ShellRow("completions bash", "SSSSSSS"), ShellRow("manual", "SSSSSSS"),
    ]

  private static let agents = [
    ShellRow("agents list", "SSSSSFF"),
    ShellRow("agents show %", "SSSSSFF", "SFFFFFF"),
    ShellRow(
      "agents create --full-name New --username new --email n@example.org --password-stdin"
        + " --queue #", "SFSFSFF", "SFFFFFF", input: "Good-Way-11\n"),
    ShellRow("agents set % --alias X", "SFSFSFF", "SFFFFFF"),
    ShellRow("agents pause % --reason Lunch", "SFSFSFF", "SFFFFFF"),
    ShellRow("agents resume %", "SFSFSFF", "SFFFFFF"),
    ShellRow("agents password % --password-stdin", "SFFFFFF", input: "Good-Way-22\n"),
    ShellRow("agents unlock %", "SFFFFFF"),
    ShellRow(
      "agents authenticate free_% --new-password", "SFFFFFF", input: "Good-Way-33\nGood-Way-44\n"),
    ShellRow("agents delete % --yes", "SFFSSFF", "SFFFFFF"),
    ShellRow("agents restore gone_%", "SFFSSFF", "SFFFFFF"),
    ShellRow("agents purge gone_% --yes", "SFFFFFF"),
    ShellRow("agents export %", "SSSSSFF"),
    ShellRow("agents import -", "SFSFSFF", "SFFFFFF", input: "username,alias\n%,X\n"),
    ShellRow("agents join % --queue Support", "SFSFSFF", "SFFFFFF"),
    ShellRow("agents join % --team Night", "SFSFSFF", "SFFFFFF"),
    ShellRow("agents leave % --queue #", "SFSFSFF", "SFFFFFF"),
    ShellRow("agents pause %", "SFSFSFF", "SFFFFFF"),
    ShellRow("agents resume %", "SFSFSFF", "SFFFFFF"),
    ShellRow("agents logs %", "*****FF", "*FFFFFF"),
  ]

  private static let queues = [
    ShellRow("queues list", "SSSSSFF"), ShellRow("queues show #", "SSSSSFF", "SFFFFFF"),
    ShellRow("queues create Fourth", "SFFFFFF"),
    ShellRow("queues set # --weight 3", "SFFFFFF"),
    ShellRow("queues remove # --yes", "SFFFFFF"),
    ShellRow("queues members #", "SSSSSFF", "SFFFFFF"),
  ]

  private static let centre =
    ["teams", "profiles", "templates", "telephones"].flatMap { kind in
      [
        ShellRow("\(kind) list", "SSSSSFF"), ShellRow("\(kind) show Night", "SSSSSFF"),
        ShellRow("\(kind) create Second", "SFFFFFF"),
        ShellRow("\(kind) set Night --description X", "SFFFFFF"),
        ShellRow("\(kind) remove Night --yes", "SFFFFFF"),
      ]
    } + [
      ShellRow("teams members Night", "SSSSSFF"), ShellRow("profiles members Night", "SSSSSFF"),
      ShellRow("modules list", "SSSSSFF"), ShellRow("modules show extra", "SSSSSFF"),
      ShellRow("modules create second --title Second", "SFFFFFF"),
      ShellRow("modules set extra --title X", "SFFFFFF"),
      ShellRow("modules remove extra --yes", "SFFFFFF"),
      ShellRow("modules on later %", "SFSFSFF", "SFFFFFF"),
      ShellRow("modules off extra %", "SFSFSFF", "SFFFFFF"),
    ]
}
