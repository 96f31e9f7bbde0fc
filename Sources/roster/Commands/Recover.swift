import AgentDomain
import ArgumentParser

/// `roster recover`: a new password for somebody who has forgotten the old one.
struct Recover: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover", abstract: "Reset a forgotten password by mail.",
    discussion: """
      Asks for an e-mail address, and has a code sent to it where it belongs to an operator or an \
      agent; it says the same in every case. With --token it reads the code and a new password from \
      standard input, a line each. It asks for no right and lets nobody in.
      """)

  @OptionGroup var database: DatabaseOption
  @Option(
    help: ArgumentHelp(
      "The account's e-mail address; without it one line is read from standard input.",
      valueName: "address"))
  var email: String?
  @Flag(help: "Read a code that was sent, and a new password, from standard input.")
  var token = false
  @OptionGroup var format: FormatOption

  func validate() throws {
    if token, email != nil {
      throw ValidationError("Give --email to ask for a code, or --token to use one.")
    }
  }

  func run() throws {
    let directory = try database.find()
    try token ? redeem(directory) : request(directory)
  }

  private func request(_ directory: any AgentDirectory) throws {
    let email = try email ?? PasswordInput.readOpenly("e-mail address")
    let outcome = directory.requestReset(email: email, source: Login.place)
    guard outcome == .taken else { throw Refused(outcome.sentence) }
    try tell(outcome.word, outcome.sentence)
    try Output.flush()
    MailDelivery.start(database.path)
  }

  private func redeem(_ directory: any AgentDirectory) throws {
    let code = try PasswordInput.read("code")
    let password = try PasswordInput.readNew()
    let outcome = directory.redeem(code, newPassword: password, source: Login.place)
    guard case .changed = outcome else { throw Refused(outcome.sentence) }
    try tell(outcome.word, outcome.sentence)
  }

  private func tell(_ word: String, _ sentence: String) throws {
    guard format.json else { return try Output.line(sentence) }
    try Output.line(JSON.object([("outcome", .text(word)), ("sentence", .text(sentence))]).written)
  }
}
