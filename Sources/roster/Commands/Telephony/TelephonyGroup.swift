import ArgumentParser

/// `roster telephony`: what Asterisk reads, and what it is told.
struct TelephonyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "telephony", abstract: "Connect Asterisk with the agents.",
    subcommands: [TelephonySetup.self])
}
