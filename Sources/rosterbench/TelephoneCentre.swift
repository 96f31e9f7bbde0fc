import AgentDomain
import AgentStore
import Foundation
import TerminalHarness

/// A copy of a centre in which every agent has a telephone, and some have a mailbox.
struct TelephoneCentre {
  /// Of every agent.
  static let password = Secret("Bench-pass1")

  let store: AgentStore

  /// - Parameter folder: of the copy's own.
  init(copying centre: BenchCentre, to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = folder + "/roster.db"
    try FileManager.default.copyItem(atPath: centre.database, toPath: path)
    try GeneratedCentre.giveTelephones(path: path, password: Self.password)
    store = try AgentStore(path: path)
  }

  /// Writes what Asterisk reads into a folder, from now on.
  func switchOn(folder: String) throws {
    let stored = try store.settings()
    var settings = stored.settings
    settings.telephony.isOn = true
    settings.telephony.folder = FilePath(unchecked: folder)
    try apply(.settings(version: stored.version, settings.changes(since: stored.settings)))
  }

  func apply(_ change: Change) throws {
    let author = Author(Operator(name: "bench", role: .administrator), origin: "bench")
    let set = ChangeSet(author: author, summary: "Bench", changes: [change])
    guard case .saved(let receipt) = store.apply(set), receipt.notices.isEmpty else {
      throw HarnessError.timeout("The bench could not save.")
    }
  }
}
