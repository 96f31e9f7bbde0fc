import AgentDomain
import Testing

@testable import AgentStore

@Suite struct PasswordTests {
  let temporary: TemporaryStore
  let stored: StoredAgent
  var store: AgentStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    stored = try temporary.store.made()
  }

  private func set(_ password: String) -> SaveOutcome {
    store.run(.setPassword(AccountKey(.agent, stored.id), Secret(password)))
  }

  @Test func `argon2id with 19 MiB and two passes, nothing in clear`() throws {
    let hash = try #require(
      try temporary.look("SELECT password_hash FROM credential", as: String.self))
    #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(PasswordHash.matches(goodPassword, hash))
    #expect(!PasswordHash.matches(Secret("Good-pass2"), hash))
  }

  @Test func `HA1 is the digest of name, realm and password`() {
    let digests = DigestSecret(
      username: "Mufasa", realm: "http-auth@example.org", Secret("Circle of Life"))
    #expect(digests.md5 == "3d78807defe7de2157e2b0b6573a855f")
    #expect(
      digests.sha256 == "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232")
  }

  @Test func `a password that somebody else set has to be changed, and its time is kept`() throws {
    let receipt = set("Other-pass1").receipt
    #expect(receipt?.count == 1)
    #expect(try temporary.look("SELECT must_change FROM credential", as: Int.self) == 1)
    let entry = try #require(try store.history(HistoryQuery(), scope: .everyone).first)
    #expect(entry.field == HistoryWord.password)
    #expect(entry.before == .null && entry.after == .null)
  }

  @Test func `neither the current password nor one of the last five is taken again`() throws {
    let refused = "Password must not be the current one nor one of the last 5: choose another."
    #expect(set("Good-pass1").words == refused)
    for number in 2...6 { #expect(set("Good-pass\(number)").receipt != nil) }
    #expect(set("Good-pass1").words == refused)
    #expect(set("Good-pass7").receipt != nil)
    #expect(set("Good-pass1").receipt != nil)
  }

  @Test func `a weak password is refused by what it lacks`() {
    #expect(set("short").words.contains("at least 8 characters"))
  }

  @Test func `a password cannot be undone, and undo says so`() {
    _ = set("Other-pass1")
    #expect(store.undo(ada).words.hasSuffix("old passwords are not kept. Set another password."))
  }

  @Test func `no password and no hash gets into history`() throws {
    _ = set("Other-pass1")
    let hash = try #require(
      try temporary.look("SELECT password_hash FROM credential", as: String.self))
    let history = try store.history(HistoryQuery(), scope: .everyone)
    for entry in history {
      #expect(!"\(entry)".contains("Other-pass1") && !"\(entry)".contains(hash))
    }
  }
}
