import AgentDomain
import ArgumentParser
import CentreMail

/// `roster mail`: messages that wait to leave.
struct Mail: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Send the messages that wait.", subcommands: [MailDeliver.self])
}

/// `roster mail deliver`: sends what waits; Roster starts it by itself after each request.
struct MailDeliver: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver", abstract: "Send the messages that wait, one after the other.",
    discussion: """
      Roster runs it by itself whenever somebody has asked for a new password. What cannot be sent is \
      tried again by the next run, five times within an hour. Exits with 1 where something was not sent.
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.find()
    let mail = try directory.settings().settings.mail
    let transport = try MailTransport(mail)
    let summary = try directory.deliverResets { reset in
      let message = ResetMessage(
        mail, to: reset.email, fullName: reset.fullName, username: reset.username,
        token: reset.token.text)
      try transport.send(message.message())
    }
    try tell(summary)
    guard summary.faults.isEmpty else { throw Refused(summary.faults) }
  }

  private func tell(_ summary: DeliverySummary) throws {
    guard format.json else {
      return try Output.line("\(summary.sent) message\(summary.sent == 1 ? "" : "s") sent.")
    }
    try Output.line(
      JSON.object([("sent", .number(summary.sent)), ("faults", .texts(summary.faults))]).written)
  }
}
