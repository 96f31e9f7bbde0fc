import AgentDomain
import Testing

@testable import AgentStore

@Suite struct EditTests {
  let temporary: TemporaryStore
  var store: AgentStore { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  @Test func `two stores on one file: disjoint changes merge`() throws {
    let stored = try store.made()
    let other = try AgentStore(path: temporary.path, mode: .open)
    #expect(other.change(stored, by: bob) { $0.account.alias = "Bob's" }.receipt != nil)
    #expect(store.change(stored) { $0.voice.context = "from-inside" }.receipt != nil)
    let now = try store.now(stored)
    #expect(now.agent.account.alias == "Bob's")
    #expect(now.agent.voice.context == "from-inside")
    #expect(now.version == 3)
  }

  @Test func `both changed one field: nothing is overwritten and both versions are told`() throws {
    let stored = try store.made()
    store.change(stored, by: bob) { $0.account.alias = "Bob's" }
    let outcome = store.change(stored) {
      $0.account.alias = "Ada's"
      $0.voice.context = "elsewhere"
    }
    let conflict = try #require(outcome.conflict)
    #expect(conflict.other == "bob")
    #expect(conflict.fields.map(\.field) == ["alias"])
    #expect(conflict.fields[0].before == .text(""))
    #expect(conflict.fields[0].after == .text("Ada's"))
    #expect(conflict.record == stored.key)
    #expect(try store.now(stored).agent.account.alias == "Bob's")
    #expect(try store.now(stored).agent.voice.context == "from-sip")
  }

  @Test func `both changed one field to the same value: no conflict, no second entry`() throws {
    let stored = try store.made()
    store.change(stored, by: bob) { $0.account.alias = "Same" }
    let receipt = try #require(store.change(stored) { $0.account.alias = "Same" }.receipt)
    #expect(receipt.change == nil)
    #expect(receipt.count == 0)
  }

  @Test func `one set with a conflict in its second change writes nothing of the first`() throws {
    let (one, two) = (try store.made(newAgent("one")), try store.made(newAgent("two")))
    store.change(two, by: bob) { $0.account.alias = "Bob's" }
    let alias = { FieldChange(field: "alias", before: .text(""), after: .text("Mine")) }
    let outcome = store.run(
      .edit(one.id, version: 1, [alias()]), .edit(two.id, version: 1, [alias()]))
    #expect(outcome.conflict?.record == two.key)
    #expect(try store.now(one) == one)
  }

  @Test func `what is set by the system only is refused with a sentence`() throws {
    let stored = try store.made()
    let words = { (field: String, before: Scalar, after: Scalar) in
      store.run(
        .edit(stored.id, version: 1, [FieldChange(field: field, before: before, after: after)])
      ).words
    }
    #expect(
      words("username", .text("grace"), .text("hopper"))
        == "Username is chosen at the creation and never changes.")
    #expect(
      words("password_changed_at", stored.agent.account.passwordChangedAt.stored, .null)
        == "Last password reset is set by the system and shown only.")
    #expect(
      words("locked", .integer(0), .integer(1)).hasPrefix("Locked is switched on by the system"))
    #expect(words("mfa_active", .integer(0), .integer(1)).contains("can only be switched off"))
    #expect(words("nonsense", .null, .null).contains("There is no field nonsense"))
  }

  @Test func `unlocking starts the count of failures anew`() throws {
    let stored = try store.made()
    try temporary.tamper("UPDATE agent SET locked = 1, failed_logins = 5")
    #expect(store.change(try store.now(stored)) { $0.account.locked = false }.receipt != nil)
    #expect(try temporary.look("SELECT failed_logins FROM agent", as: Int.self) == 0)
  }

  @Test func `voicemail off hides the mailbox, on shows it again with the same PIN`() throws {
    let stored = try store.made()
    let on = store.change(stored) { $0.account.voicemail = true }
    let pin = try #require(on.receipt?.mailboxes.first?.pin.revealed)
    store.change(try store.now(stored)) { $0.account.voicemail = false }
    #expect(try temporary.look("SELECT hidden FROM mailbox", as: Int.self) == 1)
    let again = store.change(try store.now(stored)) { $0.account.voicemail = true }
    #expect(again.receipt?.mailboxes == [])
    #expect(try temporary.look("SELECT pin FROM mailbox WHERE hidden = 0", as: String.self) == pin)
  }

  @Test func `a new internal number takes the mailbox along and frees the old one`() throws {
    var agent = newAgent()
    agent.account.voicemail = true
    let stored = try store.made(agent)
    store.change(stored) { $0.account.internalNumber = InternalNumber(2000) }
    #expect(try temporary.look("SELECT number FROM mailbox", as: String.self) == "2000")
    #expect(try store.nextInternal().text == "1000")
  }

  @Test func `client logs switched on are announced to the agent once`() throws {
    let stored = try store.made()
    store.change(stored) { $0.clientLogs.enabled = true }
    store.change(try store.now(stored)) { $0.clientLogs.level = .debug }
    #expect(try temporary.look("SELECT count(*) FROM outbox", as: Int.self) == 1)
  }

  @Test func `an address or number of somebody else is refused and its holder named`() throws {
    let (one, two) = (try store.made(newAgent("one")), try store.made(newAgent("two")))
    let email = store.change(two) { $0.account.email = EmailAddress(unchecked: "ONE@example.org") }
    #expect(
      email.words == "Email ONE@example.org is the address of Agent one: give another address.")
    let number = store.change(two) {
      $0.account.internalNumber = one.agent.account.internalNumber
    }
    #expect(number.words == "Internal 1000 is taken by Agent one: 1002 is free.")
    try temporary.tamper("INSERT INTO telephone (name, number) VALUES ('Desk', '1002')")
    #expect(try store.nextInternal().text == "1003")
    let desk = store.change(two) { $0.account.internalNumber = InternalNumber(1002) }
    #expect(desk.words == "Internal 1002 is taken by the telephone Desk: 1003 is free.")
  }

  @Test func `what was wrong before does not keep people from other fields`() throws {
    let stored = try store.made()
    let least = FieldChange(field: "min_internal", before: .text("1000"), after: .text("2000"))
    #expect(store.run(.settings(version: 1, [least])).receipt != nil)
    #expect(store.change(stored) { $0.account.disabled = true }.receipt != nil)
    let words = store.change(try store.now(stored)) {
      $0.account.internalNumber = InternalNumber(1500)
    }.words
    #expect(words == "Internal must be 2000 or larger, as the settings say.")
  }

  @Test func `a deleted agent is not edited`() throws {
    let stored = try store.made()
    store.run(.delete(.one(stored.id)))
    let words = store.change(try store.now(stored)) { $0.account.alias = "x" }.words
    #expect(words == "Agent grace is deleted: restore the agent before changing anything.")
  }

  @Test func `a picture comes with its bytes, and undo brings the old one back`() throws {
    let stored = try store.made()
    let (red, blue) = (try ImageFile(bytes: png(1)), try ImageFile(bytes: png(2)))
    #expect(store.change(stored) { $0.account.avatar = red }.receipt != nil)
    #expect(store.change(try store.now(stored)) { $0.account.avatar = blue }.receipt != nil)
    #expect(try store.attachment(try #require(blue.facts?.hash), scope: .everyone) == png(2))
    #expect(store.undo(ada).receipt != nil)
    #expect(try store.now(stored).agent.account.avatar == red)
    #expect(try store.attachment(try #require(red.facts?.hash), scope: .everyone) == png(1))
  }

  @Test func `a picture that is only named is refused`() throws {
    let stored = try store.made()
    let text = "png 1x1 10 " + String(repeating: "a", count: 64)
    let change = FieldChange(field: "avatar", before: .text(""), after: .text(text))
    let words = store.run(.edit(stored.id, version: 1, [change])).words
    #expect(words == "Avatar is not here: give the path of a PNG or JPEG file.")
  }

  @Test(arguments: [
    "Robert'); DROP TABLE agent;--", "\u{202E}evil", "%_\\", "a\u{200D}b", "\"quoted\"",
    "=cmd|' /C calc'!A0", "{{7*7}}", "𝕬𝖉𝖆", "e\u{301}",
  ])
  func `hostile texts are stored and read as they are`(_ text: String) throws {
    let stored = try store.made(newAgent(name: text))
    #expect(stored.agent.account.fullName == text)
    #expect(store.change(stored) { $0.account.alias = text }.receipt != nil)
    #expect(
      try store.now(stored).agent.account.alias.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(try store.verifyHistory() == store.verifyHistory())
  }
}
