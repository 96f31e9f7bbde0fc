import AgentDomain
import ArgumentParser
import Foundation

/// `roster telephony check`.
struct TelephonyCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look whether Asterisk sees what is saved.",
    discussion: """
      Compares the file that Asterisk reads with the database, agent by agent. Where the settings name \
      a manager interface, looks at the running Asterisk as well: its version, modules and tables, and of \
      each agent the telephone, the mailbox and the places in queues. Changes nothing. Exits with 2 where \
      something is wrong.
      """)

  @OptionGroup var database: DatabaseOption
  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("Words and filters.", valueName: "filter"))
  var filter: [String] = []
  @Flag(help: "Look at the file alone, and do not ask Asterisk.")
  var fileOnly = false
  @OptionGroup var format: FormatOption

  func validate() throws { try FilterArguments.validate(filter) }

  func run() throws {
    let shell = try database.open()
    let telephony = try shell.settings().settings.telephony
    guard telephony.isOn else { throw Refused(TelephonyWords.off) }
    let query = try FilterArguments.query(filter, shell)
    let exchange = fileOnly ? nil : ExchangeQuestions(telephony)
    let agents = try agents(shell, query, exchange)
    let results =
      [Self.folder(telephony.folder.text)] + (exchange?.results ?? []) + agents
      + (exchange?.sum ?? [])
    if try CheckResult.report(results, json: format.json) { throw ErrorReport.foundProblems }
  }

  private static func folder(_ path: String) -> CheckResult {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return .problem("folder", "\(path) is not there.", "Run roster telephony rebuild.")
    }
    let mode = String(status.st_mode & 0o7777, radix: 8)
    guard status.st_mode & 0o050 == 0o050 else {
      return .problem(
        "folder", "Asterisk's group may not enter \(path) (mode \(mode)).",
        "Run chmod 2750 \(path), and chgrp it to the group as which Asterisk runs.")
    }
    let group =
      getgrgid(status.st_gid).map { String(cString: $0.pointee.gr_name) } ?? "\(status.st_gid)"
    if let file = TelephonyFiles.unreadable(in: path, group: status.st_gid) {
      return .problem(
        "folder", "The group \(group) may enter \(path) but not read \(file).",
        "As root, run chgrp -R \(group) \(path).")
    }
    return .good("folder", "\(path) may be read by the group \(group).")
  }

  /// Lines for each agent who is not as the database says, and one for all.
  private func agents(
    _ shell: Shell, _ query: ListQuery, _ exchange: ExchangeQuestions?
  ) throws -> [CheckResult] {
    var wrong: [CheckResult] = []
    var counts: [ExchangeView.Obstacle?: Int] = [:]
    try shell.forEach(Selection(query: query)) { agents in
      let views = try shell.exchangeViews(of: agents.map(\.id))
      for stored in agents {
        guard let view = views[stored.id] else { continue }
        counts[view.obstacle, default: 0] += 1
        if view.isRight == false {
          wrong.append(
            .problem(
              stored.agent.account.username, "Asterisk reads something else than what is saved.",
              "Run roster telephony rebuild."))
        }
        let found = try exchange?.differences(of: stored, view) {
          try shell.exchangeViews(of: [stored.id])[stored.id]
        }
        wrong += found ?? []
      }
      return true
    }
    return wrong + [.good("agents", sentence(counts))]
  }

  private func sentence(_ counts: [ExchangeView.Obstacle?: Int]) -> String {
    let words: [(ExchangeView.Obstacle?, String)] = [
      (nil, "can register"), (.disabled, "disabled"), (.locked, "locked"), (.deleted, "deleted"),
      (.noPassword, "without a password"),
    ]
    let parts = words.compactMap { obstacle, word in
      counts[obstacle].map { "\($0) \(word)" }
    }
    return parts.isEmpty ? "There are none." : parts.joined(separator: ", ") + "."
  }
}
