import AgentDomain
import ArgumentParser

/// `roster account password`: one's own password, changed by who knows it.
struct AccountPassword: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "Change your own password.",
    discussion: """
      Reads the password that holds from the first line of standard input, the new one from the \
      second, and with --code a code from the third. At a terminal it asks, and shows nothing.
      """)

  @OptionGroup var database: DatabaseOption
  @Flag(help: "Your account asks for a code too.")
  var code = false

  func run() throws {
    let directory = try database.find()
    let author = try Login.shell(of: directory).author
    var attempt = SignInAttempt(
      .operator, author.person.name, try PasswordInput.read(), source: author.origin)
    attempt.newPassword = try PasswordInput.read("new password")
    if code { attempt.code = try PasswordInput.read("code") }
    let outcome = directory.authenticate(attempt)
    guard case .signedIn = outcome else { throw Refused(outcome.sentence) }
    try Output.line("Changed your password.")
  }
}
