import AgentDomain
import ArgumentParser

/// `roster telephony rebuild`.
struct TelephonyRebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Make telephony.db right, row by row.",
    discussion: """
      It stays the same file, so Asterisk may run meanwhile. Agents and queues that are right are \
      left alone.
      """)

  @OptionGroup var database: DatabaseOption

  func run() throws {
    let shell = try database.open()
    let telephony = try shell.settings().settings.telephony
    guard telephony.isOn else { throw Refused(TelephonyWords.off) }
    try shell.rebuildExchange()
    try Output.line("\(telephony.folder.text)/telephony.db is right.")
  }
}

enum TelephonyWords {
  static let unnamed =
    "No telephone exchange is named: set telephony_enabled, manager_host, manager_user and "
    + "manager_secret_file with roster settings set."
  static let off =
    "Telephony is off: switch it on with roster settings set telephony_enabled=on."
}
