import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Synchronization
import Telephony
import TerminalHarness
import Testing

/// A centre whose saves a real Asterisk reads.
///
/// One serves all tests, each of which makes agents of its own.
final class ExchangeDesk: Sendable {
  let store: AgentStore
  let exchange: ExchangeHarness.Exchange
  private let folder: TemporaryFolder

  /// Made when the first test asks for it; it goes when the process ends.
  static func shared() throws -> ExchangeDesk {
    try only.withLock { only in
      if let only { return only }
      atexit { ExchangeDesk.only.withLock { $0 = nil } }
      let made = try ExchangeDesk()
      only = made
      return made
    }
  }
  private static let only = Mutex<ExchangeDesk?>(nil)

  init() throws {
    folder = try TemporaryFolder("exchange-desk")
    chmod(folder.path, 0o711)
    let telephony = folder.file("telephony")
    try Self.makeReadable(telephony)
    mkdir(folder.file("own"), 0o700)
    store = try AgentStore(path: folder.file("own/roster.db"), mode: .create)
    try store.settings { $0.telephony.folder = FilePath(unchecked: telephony) }
    try store.settings { $0.telephony.isOn = true }
    exchange = try ExchangeHarness.Exchange(telephonyFolder: telephony)
  }

  /// What `roster telephony setup` does: the files get the group of Asterisk's account.
  private static func makeReadable(_ telephony: String) throws {
    mkdir(telephony, 0o750)
    guard let account = ExchangeHarness.Exchange.account else { return }
    guard chown(telephony, uid_t.max, account.group) == 0, chmod(telephony, 0o2750) == 0 else {
      throw HarnessError.system("The group of \(telephony)", code: errno)
    }
  }
}

extension AgentStore {
  fileprivate func settings(_ edit: (inout CentreSettings) -> Void) throws {
    let stored = try settings()
    var settings = stored.settings
    edit(&settings)
    try save(.settings(version: stored.version, settings.changes(since: stored.settings)))
  }

  @discardableResult
  func save(_ changes: Change...) throws -> Receipt {
    let author = Author(Operator(name: "ada", role: .administrator), origin: "test")
    let outcome = apply(ChangeSet(author: author, summary: "Test", changes: changes))
    guard case .saved(let receipt) = outcome else {
      throw HarnessError.timeout("Not saved: \(outcome)")
    }
    try #require(receipt.notices.isEmpty, "\(receipt.notices)")
    return receipt
  }
}
