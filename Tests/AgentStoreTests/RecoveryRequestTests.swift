import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

/// Asking for a new password, and who is sent a code.
@Suite struct RecoveryRequestTests {
  private let desk: RecoveryDesk

  init() throws { desk = try RecoveryDesk() }

  @Test func `agents and operators are sent a code to the address that they have`() throws {
    #expect(desk.request(" GRACE@example.org ") == .taken)
    #expect(desk.request("rita@example.org") == .taken)
    let sent = try desk.deliver()
    #expect(sent.map(\.account) == [desk.agent, desk.person])
    #expect(sent.map(\.email.text) == ["grace@example.org", "rita@example.org"])
    #expect(sent.map(\.fullName) == ["Agent grace", "Rita Root"])
    #expect(try desk.deliver().isEmpty)
  }

  @Test(arguments: [
    "nobody@example.org", "", " ", "grace", "%", "grace@example.org,eve@example.net",
    "grace@example.org\nBcc: eve@example.net", "gr\u{E4}ce@example.org", "ｇrace@example.org",
    "grace@example.org\u{0}", "' OR 1=1 --",
  ])
  func `an address that is nobody's gets the same answer, and no message`(email: String) throws {
    #expect(desk.request(email) == desk.request("grace@example.org", source: "other"))
    #expect(try desk.deliver().map(\.account) == [desk.agent])
  }

  /// What a request writes, but for the number of the account.
  private func trace(_ email: String) throws -> [String] {
    var statements: [String] = []
    let queue = try desk.store.writer()
    queue.writeWithoutTransaction { db in
      db.trace { event in statements.append("\(event)") }
    }
    let source = "source of \(statements.count)"
    #expect(desk.request(email, source: source) == .taken)
    queue.writeWithoutTransaction { $0.trace(options: []) }
    let rows = try desk.store.reading {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM reset_request") ?? 0
    }
    try desk.write("DELETE FROM reset_request")
    return statements + ["\(rows) rows"]
  }

  @Test func `the same statements run and the same rows are written, known or not`() throws {
    try desk.write("UPDATE operator SET disabled = 1")
    let traces = try ["grace@example.org", "nobody@example.org", "rita@example.org"].map(trace)
    #expect(traces[0].count > 5 && traces[0].last == "2 rows")
    #expect(traces.allSatisfy { $0 == traces[0] })
    #expect(try desk.look("SELECT count(*) FROM change_set", as: Int.self) == 3)
  }

  @Test func `without mail set up it says so, whoever asks`() throws {
    try RecoveryDesk.setMail("", desk.store)
    for email in ["grace@example.org", "nobody@example.org"] {
      #expect(desk.request(email) == .notConfigured)
    }
    #expect(try desk.look("SELECT count(*) FROM reset_request", as: Int.self) == 0)
  }

  @Test func `an account gets three messages an hour, and nobody notices`() throws {
    var sent = 0
    for number in 0..<8 {
      #expect(desk.request("grace@example.org", source: "\(number)") == .taken)
      sent += try desk.deliver().count
      desk.wait(60)
    }
    #expect(sent == 3)
    desk.wait(3600)
    #expect(desk.request("grace@example.org") == .taken)
    #expect(try desk.deliver().count == 1)
  }

  @Test func `several requests before a delivery are one message`() throws {
    for _ in 0..<6 { desk.request("grace@example.org") }
    #expect(try desk.deliver().count == 1)
  }

  @Test func `a source that asks on and on has to wait, known or not`() throws {
    let answers = (0..<22).map {
      desk.request($0.isMultiple(of: 2) ? "grace@example.org" : "x@y.z")
    }
    #expect(answers[..<20].allSatisfy { $0 == .taken })
    #expect(answers[20...].allSatisfy { $0 == .wait(seconds: 3600) })
    #expect(desk.request("grace@example.org", source: "other") == .taken)
    desk.wait(3600)
    #expect(desk.request("grace@example.org") == .taken)
  }

  @Test(arguments: [
    "UPDATE agent SET disabled = 1", "UPDATE agent SET deleted = 1", "UPDATE agent SET email = ''",
    "DELETE FROM agent", "UPDATE reset_request SET time = time - 3600",
  ])
  func `who cannot use a code, or asked long ago, is sent none`(change: String) throws {
    desk.request("grace@example.org")
    try desk.write(change)
    #expect(try desk.deliver().isEmpty)
  }

  @Test func `an account that a directory decides on is sent none while there is one`() throws {
    try desk.write("UPDATE agent SET active_directory_sso = 1")
    #expect(!(try desk.token().isEmpty))
    try desk.write("UPDATE settings SET directory_host = 'ad.example.org'")
    desk.request("grace@example.org")
    #expect(try desk.deliver().isEmpty)
  }

  @Test func `another address of the account takes the request back`() throws {
    desk.request("grace@example.org")
    let stored = try #require(try desk.store.agent(desk.agent.id, scope: .everyone))
    desk.store.change(stored) { $0.account.email = EmailAddress(unchecked: "new@example.org") }
    #expect(try desk.deliver().isEmpty)
  }

  private struct Down: Error, CustomStringConvertible { let description = "The server is down." }

  @Test func `what is not sent stays for the next time, five times, and its code never holds`()
    throws
  {
    desk.request("grace@example.org")
    var (lost, faults): ([ResetToken], [String]) = ([], [])
    for _ in 0..<7 {
      let summary = try desk.store.deliverResets { reset in
        lost.append(reset.token)
        throw Down()
      }
      #expect(summary.sent == 0)
      faults += summary.faults
    }
    #expect(faults == Array(repeating: "The server is down.", count: 5))
    #expect(lost.count == 5 && Set(lost).count == 5)
    #expect(try desk.look("SELECT count(*) FROM reset_token", as: Int.self) == 0)
    #expect(desk.redeem(lost[4].text) == .refused)
  }

  @Test func `one that cannot be sent does not hold the others up`() throws {
    for email in ["grace@example.org", "rita@example.org"] { desk.request(email) }
    var sent: [String] = []
    let summary = try desk.store.deliverResets { reset in
      if reset.account.kind == .agent { throw Down() }
      sent.append(reset.username)
    }
    #expect(sent == ["root"] && summary.sent == 1 && summary.faults.count == 1)
    #expect(try desk.deliver().map(\.username) == ["grace"])
  }

  @Test func `two who deliver at once send each message once`() async throws {
    for number in 0..<20 {
      _ = try desk.store.made(newAgent("agent\(number)"))
      desk.request("agent\(number)@example.org", source: "\(number)")
    }
    let other = try desk.another()
    let sent = try await withThrowingTaskGroup(of: [String].self) { group in
      for store in [desk.store, other] {
        group.addTask {
          var names: [String] = []
          _ = try store.deliverResets { names.append($0.username) }
          return names
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(sent.count == 20 && Set(sent).count == 20)
  }

  @Test func `the database has the code's digest and nowhere the code`() throws {
    let token = try #require(ResetToken(typed: try desk.token()))
    #expect(try desk.look("SELECT hash FROM reset_token", as: String.self) == token.digest)
    let file = try Data(contentsOf: URL(fileURLWithPath: desk.store.path))
    for text in [token.text.revealed, token.text.revealed.replacing("-", with: "")] {
      #expect(file.range(of: Data(text.utf8)) == nil)
    }
  }
}
