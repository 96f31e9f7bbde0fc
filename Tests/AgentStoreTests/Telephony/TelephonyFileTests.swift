import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

/// What a save leaves for Asterisk to read.
@Suite struct TelephonyFileTests {
  @Test func `[12.1] a new agent has endpoint, authentication and address at once`() throws {
    let desk = try TelephonyDesk()
    let agent = try desk.store.made(newAgent("grace", name: "Grace Hopper"))
    let number = agent.agent.account.internalNumber.text
    let endpoint = try #require(try desk.endpoint(number))
    #expect(endpoint["auth"] == number && endpoint["aors"] == number)
    #expect(endpoint["callerid"] == "\"Grace Hopper\" <\(number)>")
    let auth = try #require(try desk.row("ps_auths", "id", number))
    #expect(auth["username"] == "grace" && auth["realm"] == "motion")
    let digest = DigestSecret(username: "grace", realm: "motion", goodPassword).md5
    #expect(auth["password_digest"] == "MD5:" + digest)
    #expect(try desk.row("ps_aors", "id", number)?["max_contacts"] == "1")
  }

  @Test func `[12.2] disabled, locked and deleted agents have no endpoint, and have it again`()
    throws
  {
    let desk = try TelephonyDesk()
    let agent = try desk.store.made()
    let number = agent.agent.account.internalNumber.text
    for edit in [\Agent.account.disabled, \Agent.account.locked] {
      if edit == \Agent.account.locked {
        try desk.settings { $0.security.maxFailedLogins = 1 }
        _ = desk.store.authenticate(
          SignInAttempt(.agent, "grace", Secret("Wrong-pass1"), source: "test"))
      } else {
        desk.store.change(try desk.store.now(agent)) { $0[keyPath: edit] = true }
      }
      #expect(try desk.endpoint(number) == nil && desk.row("ps_auths", "id", number) == nil)
      desk.store.change(try desk.store.now(agent)) { $0[keyPath: edit] = false }
      #expect(try desk.endpoint(number) != nil)
    }
    desk.store.run(.delete(.one(agent.id)))
    #expect(try desk.endpoint(number) == nil)
    desk.store.run(.restore(.one(agent.id)))
    #expect(try desk.endpoint(number) != nil)
    desk.store.run(.delete(.one(agent.id)))
    desk.store.run(.purge(.one(agent.id)))
    #expect(try desk.count("ps_endpoints") == 0 && desk.count("roster_agents") == 0)
  }

  @Test func `[12.1] another number moves everything along`() throws {
    let desk = try TelephonyDesk()
    let sales = try desk.queue("Sales")
    var wanted = newAgent()
    wanted.account.voicemail = true
    let agent = try desk.store.made(wanted, in: [Membership(sales, penalty: 3)])
    let old = agent.agent.account.internalNumber.text
    desk.store.change(agent) { $0.account.internalNumber = InternalNumber(4711) }
    #expect(try desk.endpoint(old) == nil && desk.endpoint("4711") != nil)
    #expect(try desk.row("voicemail", "mailbox", "4711")?["context"] == "default")
    let member = try #require(try desk.row("queue_members", "queue_name", "Sales"))
    #expect(member["interface"] == "PJSIP/4711" && member["penalty"] == "3")
    #expect(try desk.count("queue_members") == 1 && desk.count("voicemail") == 1)
  }

  @Test func `[12.1] two agents who change numbers with each other keep an endpoint each`() throws {
    let desk = try TelephonyDesk()
    let (one, two) = (try desk.store.made(newAgent("one")), try desk.store.made(newAgent("two")))
    let numbers = [one, two].map { $0.agent.account.internalNumber }
    desk.store.change(one) { $0.account.internalNumber = InternalNumber(9000) }
    desk.store.change(two) { $0.account.internalNumber = numbers[0] }
    desk.store.change(try desk.store.now(one)) { $0.account.internalNumber = numbers[1] }
    #expect(try desk.row("ps_auths", "id", numbers[0].text)?["username"] == "two")
    #expect(try desk.row("ps_auths", "id", numbers[1].text)?["username"] == "one")
    #expect(try desk.count("ps_endpoints") == 2)
  }

  @Test func `[12.1] queues are renamed, change channel and go, with their members`() throws {
    let desk = try TelephonyDesk()
    let sales = try desk.queue("Sales")
    let key = RecordKey(.queue, sales.id)
    _ = try desk.store.made(newAgent(), in: [Membership(sales)])
    func edit(_ field: String, _ before: String, _ after: String, _ version: Int) {
      desk.store.run(
        .change(
          key, version: version,
          [FieldChange(field: field, before: .text(before), after: .text(after))]))
    }
    edit("name", "Sales", "Ventas", 1)
    #expect(try desk.row("queues", "name", "Ventas")?["strategy"] == "ringall")
    #expect(try desk.row("queue_members", "queue_name", "Ventas") != nil)
    #expect(try desk.count("queues") == 1 && desk.count("queue_members") == 1)
    edit("channel", "voice", "chat", 2)
    #expect(try desk.count("queues") == 0 && desk.count("queue_members") == 0)
    edit("channel", "chat", "voice", 3)
    #expect(try desk.count("queues") == 1 && desk.count("queue_members") == 1)
    desk.store.run(.delete(Selection(.queue, ids: [sales.id])))
    #expect(try desk.count("queues") == 0 && desk.count("queue_members") == 0)
  }

  @Test func `[12.3] a pause with its reason is in every queue of the agent, until it ends`() throws
  {
    let desk = try TelephonyDesk()
    let queues = try ["Sales", "Support"].map(desk.queue)
    let agent = try desk.store.made(newAgent(), in: queues.map { Membership($0) })
    #expect(desk.store.run(.pause(.one(agent.id), reason: " Lunch ")).receipt?.count == 1)
    #expect(desk.store.run(.pause(.one(agent.id), reason: "Lunch")).receipt?.count == 0)
    func paused() throws -> [String] {
      try desk.asked {
        try String.fetchAll($0, sql: "SELECT paused || reason_paused FROM queue_members")
      }
    }
    #expect(try paused() == ["1Lunch", "1Lunch"])
    #expect(desk.store.undo(ada).receipt != nil)
    #expect(try paused() == ["0", "0"])
    #expect(desk.store.redo(ada).receipt != nil)
    #expect(desk.store.run(.resume(.one(agent.id))).receipt?.count == 1)
    #expect(try paused() == ["0", "0"])
    let words = try desk.store.history(
      HistoryQuery(agent: agent.id, field: HistoryWord.paused), scope: .everyone
    ).map { $0.sentence { _, _ in nil } }
    #expect(words == ["Resumed", "Paused: Lunch", "Resumed", "Paused: Lunch"])
    let long = desk.store.run(.pause(.one(agent.id), reason: "a\nb"))
    #expect(long.words == "Reason must be one line of at most 80 characters.")
  }

  @Test func `[12.1] login in pause pauses at the login, and not before`() throws {
    let desk = try TelephonyDesk()
    let sales = try desk.queue("Sales")
    var wanted = newAgent()
    wanted.account.loginInPause = true
    _ = try desk.store.made(wanted, in: [Membership(sales)])
    try desk.temporary.tamper("UPDATE credential SET must_change = 0")
    func paused() throws -> String? {
      try desk.row("queue_members", "queue_name", "Sales")?["paused"]
    }
    #expect(try paused() == "0")
    let attempt = SignInAttempt(.agent, "grace", goodPassword, source: "test")
    guard case .signedIn = desk.store.authenticate(attempt) else {
      Issue.record("The agent did not get in.")
      return
    }
    #expect(try paused() == "1")
  }

  @Test func `[12.2] the file holds nothing that Asterisk does not need`() throws {
    let desk = try TelephonyDesk(hasManager: true)
    var wanted = newAgent("grace", name: "Grace Hopper")
    (wanted.account.alias, wanted.account.description) = ("amazing", Paragraph(unchecked: "secret"))
    let agent = try desk.store.made(wanted, in: [Membership(try desk.queue("Sales"))])
    desk.store.run(.setPassword(AccountKey(.agent, agent.id), Secret("Other-pass2")))
    let bytes =
      try Data(contentsOf: URL(fileURLWithPath: desk.path))
      + Data(contentsOf: URL(fileURLWithPath: desk.path + "-wal"))
    for word in ["argon2", "amazing", "secret", "Good-pass1", "Other-pass2", "ada"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) is in the file")
    }
    #expect(bytes.range(of: Data("Grace Hopper".utf8)) != nil)
  }

  @Test func `[12.2] the file is for its owner and one group that may read`() throws {
    let desk = try TelephonyDesk()
    _ = try desk.store.made()
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(desk.folder) == 0o750)
    for file in ["", "-wal", "-shm"] { #expect(try mode(desk.path + file) == 0o640) }
  }

  @Test func `without telephony there is no file`() throws {
    let desk = try TelephonyDesk(isOn: false)
    _ = try desk.store.made()
    #expect(!FileManager.default.fileExists(atPath: desk.folder))
  }
}
