import AgentDomain
import ArgumentParser

/// `roster account mfa`: one's own multi-factor authentication.
struct AccountMultiFactor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mfa", abstract: "Switch your multi-factor authentication on or off.",
    discussion: """
      On: prints a secret for your authenticator, reads the code that it then shows from standard \
      input, and prints ten recovery codes this once. Off: reads a code, or a recovery code.
      """)

  enum Wish: String, ExpressibleByArgument, CaseIterable { case on, off }

  @OptionGroup var database: DatabaseOption
  @Argument(help: "on or off.")
  var wish: Wish

  func run() throws {
    let directory = try database.find()
    let author = try Login.shell(of: directory).author
    guard let id = author.person.account else { throw Refused(Login.stranger) }
    let account = AccountKey(.operator, id)
    switch wish {
    case .on: try enrol(account, author, directory)
    case .off:
      let outcome = directory.endMultiFactor(
        of: account, code: try PasswordInput.read("code"), origin: author.origin)
      guard case .off = outcome else { throw Refused(outcome.sentence) }
      try Output.line(outcome.sentence)
    }
  }

  private func enrol(_ account: AccountKey, _ author: Author, _ directory: any AgentDirectory)
    throws
  {
    if try directory.multiFactor(of: account).isOn {
      throw Refused("Multi-factor authentication is on already: switch it off first.")
    }
    let enrolment = Enrolment()
    try Output.line("Secret:  \(enrolment.text.revealed)")
    try Output.line("Address: \(enrolment.address(account: author.person.name).revealed)")
    try Output.flush()
    let outcome = directory.enrol(
      account, in: enrolment, code: try PasswordInput.read("code"), origin: author.origin)
    guard case .on(let codes) = outcome else { throw Refused(outcome.sentence) }
    try Output.line("\(outcome.sentence) Recovery codes, each good once, told only now:")
    for code in codes { try Output.line(code.text.revealed) }
  }
}
