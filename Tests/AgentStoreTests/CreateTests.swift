import AgentDomain
import Testing

@testable import AgentStore

@Suite struct CreateTests {
  let temporary: TemporaryStore
  var store: AgentStore { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  @Test func `a new agent without a number gets the smallest free one`() throws {
    let first = try store.made(newAgent("one"))
    var taken = newAgent("two")
    taken.account.internalNumber = InternalNumber(1001)
    _ = try store.made(taken)
    #expect(first.agent.account.internalNumber.text == "1000")
    #expect(try store.nextInternal().text == "1002")
    #expect(try store.made(newAgent("three")).agent.account.internalNumber.text == "1002")
  }

  @Test func `the search for a free number begins where the last one ended`() throws {
    for name in ["one", "two", "three"] { _ = try store.made(newAgent(name)) }
    #expect(try temporary.look("SELECT next FROM number_hint", as: Int.self) == 1002)
    store.run(.delete(.one(1)))
    store.run(.purge(.one(1)))
    #expect(try store.nextInternal().text == "1000")
  }

  @Test func `a new agent reads back as it was made, all modules on`() throws {
    var agent = newAgent()
    agent.account.internalNumber = InternalNumber(4711)
    agent.voice.codecs = Ordered([.opus, .ulaw])
    let stored = try store.made(agent)
    #expect(stored.agent.voice == agent.voice)
    #expect(stored.agent.permissions.modules == ModuleSet())
    #expect(stored.agent.account.passwordChangedAt.seconds != nil)
    #expect(stored.version == 1)
    #expect(try store.agent(username: "GRACE", scope: .everyone) == stored)
  }

  @Test func `a number that was taken meanwhile is refused and the next free one is named`() throws
  {
    let first = try store.made()
    var second = newAgent("second")
    second.account.internalNumber = first.agent.account.internalNumber
    let words = store.run(.create(second, password: goodPassword, groups: [])).words
    #expect(words == "Internal 1000 is taken by Agent grace: 1001 is free.")
  }

  @Test func `a username is taken whatever its case, by deleted agents too`() throws {
    let stored = try store.made()
    store.run(.delete(.one(stored.id)))
    var other = newAgent("GRACE")
    other.account.email = EmailAddress(unchecked: "other@example.org")
    let words = store.run(.create(other, password: goodPassword, groups: [])).words
    #expect(
      words
        == "Username GRACE is taken by the deleted agent Agent grace: choose another, such as GRACE2."
    )
  }

  @Test func `all that is wrong with a new agent is told at once`() throws {
    var agent = Agent()
    agent.account.locked = true
    let refusal = store.run(.create(agent, password: Secret("short"), groups: [])).refusal
    guard case .problems(let problems)? = refusal else {
      Issue.record("\(String(describing: refusal))"); return
    }
    #expect(Set(problems.map(\.field)) == ["full_name", "username", "email", "locked", "password"])
    #expect(try temporary.look("SELECT count(*) FROM agent", as: Int.self) == 0)
  }

  @Test func `a mailbox comes with a PIN of its own, told once and never in history`() throws {
    var agent = newAgent()
    agent.account.voicemail = true
    let outcome = store.run(.create(agent, password: goodPassword, groups: []))
    let mailbox = try #require(outcome.receipt?.mailboxes.first)
    #expect(mailbox.number == "1000")
    #expect(mailbox.pin.revealed.count >= 4)
    #expect(mailbox.pin.revealed != mailbox.number)
    let history = try store.history(HistoryQuery(), scope: .everyone)
    #expect(!history.contains { "\($0)".contains(mailbox.pin.revealed) })
  }
}
