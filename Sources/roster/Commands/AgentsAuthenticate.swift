import AgentDomain
import ArgumentParser

/// `roster agents authenticate`: whether an agent may come in, for programs that do not use the library.
struct AgentsAuthenticate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authenticate", abstract: "Decide whether an agent may sign in, for programs.",
    discussion: """
      Reads the password from the first line of standard input, with --code the code from the next, \
      with --new-password the new password from the last. Counts failures and locks, as every sign-in \
      does. Prints one word, which the exit code repeats: 0 signed-in, 10 refused, 11 locked, \
      12 disabled, 13 code-needed, 14 code-refused, 15 new-password-needed, 16 new-password-refused, \
      17 wait, 18 directory-unavailable, 19 failed. Only an administrator may ask.
      """)

  @OptionGroup var database: DatabaseOption
  @Argument(help: "The agent's username.")
  var username: String
  @Option(
    help: ArgumentHelp(
      "Where the agent is, such as the address: failures slow it down.", valueName: "text"))
  var source = "shell"
  @Flag(help: "A code follows the password.")
  var code = false
  @Flag(help: "A new password follows.")
  var newPassword = false
  @OptionGroup var format: FormatOption

  func validate() throws {
    if source.isEmpty || source.utf8.count > 200 {
      throw ValidationError("--source must be 1 to 200 bytes.")
    }
  }

  func run() throws {
    let directory = try database.find()
    let person = try Login.shell(of: directory).author.person
    let settings = try directory.settings().settings
    if let obstacle = person.obstacle(to: .authenticateOthers, settings) { throw Refused(obstacle) }
    var attempt = SignInAttempt(.agent, username, try PasswordInput.read(), source: source)
    if code { attempt.code = try PasswordInput.read("code") }
    if newPassword { attempt.newPassword = try PasswordInput.read("new password") }
    let outcome = directory.authenticate(attempt)
    try Output.line(format.json ? JSON.object(Self.details(outcome)).written : outcome.word)
    try Output.flush()
    if case .failed(let why) = outcome { ErrorReport.say(why) }
    if case .directoryUnavailable(let why) = outcome { ErrorReport.say(why) }
    guard outcome.exitCode == 0 else { throw ExitCode(outcome.exitCode) }
  }

  private static func details(_ outcome: SignInOutcome) -> [(String, JSON)] {
    let head: [(String, JSON)] = [
      ("outcome", .text(outcome.word)), ("sentence", .text(outcome.sentence)),
    ]
    switch outcome {
    case .signedIn(let person):
      return head + [
        ("username", .text(person.username)), ("full_name", .text(person.fullName)),
        ("last_login", person.lastLogin.seconds == nil ? .null : .text(person.lastLogin.written)),
        ("days_left", person.daysLeft.map(JSON.number) ?? .null),
      ]
    case .locked(let until):
      return head + [("until", until.seconds == nil ? .null : .text(until.written))]
    case .wait(let seconds): return head + [("seconds", .number(seconds))]
    case .newPasswordNeeded(let reason): return head + [("reason", .text(reason.rawValue))]
    default: return head
    }
  }
}

extension SignInOutcome {
  /// What the shell gets; it never changes.
  fileprivate var exitCode: Int32 {
    switch self {
    case .signedIn: 0
    case .refused: 10
    case .locked: 11
    case .disabled: 12
    case .codeNeeded: 13
    case .codeRefused: 14
    case .newPasswordNeeded: 15
    case .newPasswordRefused: 16
    case .wait: 17
    case .directoryUnavailable: 18
    case .failed: 19
    }
  }
}
