import ExchangeHarness
import Foundation
import Telephony
import TerminalHarness

/// What `telephony.db` says, read as Asterisk reads it and turned into what a person would write by hand.
struct TelephonyTables {
  private let path: String

  init(folder: String) { path = folder + "/telephony.db" }

  /// Who may register, all with one password.
  func accounts(password: String) throws -> [SIPAccount] {
    try rows("ps_auths", "id, username").map {
      SIPAccount($0["id"] ?? "", user: $0["username"] ?? "", password: password)
    }
  }

  /// The files of a configuration that says the same without the database.
  func files() throws -> StaticFiles {
    var additions: [String: String] = [:]
    additions["pjsip.conf"] = try [
      ("ps_endpoints", "endpoint"), ("ps_auths", "auth"), ("ps_aors", "aor"),
      ("ps_endpoint_id_ips", "identify"),
    ].map { try objects($0, type: $1) }.joined(separator: "\n")
    additions["queues.conf"] = try queues()
    additions["voicemail.conf"] = try rows("voicemail").map { box in
      "\(box["mailbox"] ?? "") => \(box["password"] ?? ""),\(plain(box["fullname"])),"
        + "\(plain(box["email"]))"
    }.joined(separator: "\n")
    return StaticFiles(additions: additions)
  }

  private func objects(_ table: String, type: String) throws -> String {
    try rows(table).map { row in
      section(row["id"], row.filter { $0.key != "id" }.merging(["type": type]) { $1 })
    }.joined(separator: "\n")
  }

  private func queues() throws -> String {
    let members = Dictionary(grouping: try rows("queue_members")) { $0["queue_name"] }
    return try rows("queues").map { queue in
      let lines = members[queue["name"], default: []].map { member in
        let words = ["interface", "penalty", "membername", "", "ringinuse", "", "paused"].map {
          plain(member[$0])
        }
        return "member => " + words.joined(separator: ",")
      }
      let own = section(queue["name"], queue.filter { $0.key != "name" })
      return ([own] + lines).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Empty values are left out, as Asterisk leaves them out of a row.
  private func section(_ name: String?, _ values: [String: String]) -> String {
    let lines = values.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
    return
      (["[\(name ?? "")]"]
      + lines.map { "\($0.key) = \($0.value.replacing(";", with: "\\;"))" })
      .joined(separator: "\n")
  }

  /// Commas part the words of a line.
  private func plain(_ text: String?) -> String {
    (text ?? "").replacing(",", with: " ").replacing(";", with: " ")
  }

  private func rows(_ table: String, _ columns: String = "*") throws -> [[String: String]] {
    let done = try run(
      "sqlite3", ["-readonly", "-json", path, "SELECT \(columns) FROM \(table)"], timeout: 300)
    guard done.status == 0 else { throw HarnessError.timeout("Reading \(path): \(done)") }
    guard !done.output.isEmpty else { return [] }
    let rows = try JSONDecoder().decode([[String: Cell]].self, from: Data(done.output))
    return rows.map { $0.mapValues(\.text) }
  }

  /// Roster's own columns are numbers, Asterisk's all texts.
  private struct Cell: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      text = try (try? value.decode(String.self)) ?? String(value.decode(Int64.self))
    }
  }
}

/// How Roster's configuration is changed into one that reads nothing from the database.
struct StaticFiles {
  fileprivate let additions: [String: String]

  /// What a file says in the end.
  func text(_ name: String, _ text: String) -> String {
    switch name {
    case "sorcery.conf", "extconfig.conf": "[settings]\n"
    default: text + (additions[name] ?? "") + "\n"
    }
  }
}
