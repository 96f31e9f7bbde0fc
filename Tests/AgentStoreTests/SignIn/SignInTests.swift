import AgentDomain
import CSodium
import GRDB
import Testing

@testable import AgentStore

@Suite(.serialized) struct SignInTests {
  @Test(arguments: AccountKind.allCases)
  func `[5.4] the right password lets in, and nothing else does`(kind: AccountKind) throws {
    let door = try Door(kind)
    guard case .signedIn(let person) = door.enter() else {
      Issue.record("The right password was refused.")
      return
    }
    #expect(person.account == door.account && person.fullName == "Olga Open")
    #expect(person.lastLogin.seconds == nil && person.daysLeft == nil)
    #expect(try door.number("last_login") == Int(door.clock.now))
    #expect(door.enter(Secret("Wrong-pass1")) == .refused)
    #expect(door.enter(Secret("")) == .refused)
    #expect(door.enter(name: "nobody") == .refused)
    #expect(door.enter(name: "OLGA").isIn)
  }

  @Test func `[5.4] who is not there, locked or disabled is told the same`() {
    let outcomes: [SignInOutcome] = [.refused, .locked(until: Timestamp()), .disabled]
    #expect(Set(outcomes.map(\.sentence)).count == 1)
  }

  @Test(arguments: AccountKind.allCases)
  func `[5.2] so many failures lock until somebody unlocks`(kind: AccountKind) throws {
    let door = try Door(kind)
    try door.settings { $0.security.maxFailedLogins = 3 }
    door.fail(times: 2)
    #expect(try door.number("locked") == 0)
    #expect(door.enter(Secret("Wrong-pass1"), source: "ssh 10.0.0.7") == .refused)
    #expect(try door.number("locked") == 1)
    #expect(door.enter() == .locked(until: Timestamp()))
    let entry = try #require(try door.history("locked").first)
    #expect(entry.person == "sign-in" && entry.origin == "ssh 10.0.0.7")
    #expect(entry.summary == "Locked Olga Open after 3 failed logins")
    door.clock.pass(days: 300)
    #expect(door.enter() == .locked(until: Timestamp()))
    try door.set(FieldValueText(field: "locked", text: "off"))
    #expect(try door.number("failed_logins") == 0)
    #expect(!door.enter(Secret("Wrong-pass1")).isIn)
    #expect(try door.number("locked") == 0)
  }

  @Test(arguments: AccountKind.allCases)
  func `[5.2] a lock of so many minutes ends by itself`(kind: AccountKind) throws {
    let door = try Door(kind)
    try door.settings { ($0.security.maxFailedLogins, $0.security.lockMinutes) = (2, 10) }
    door.fail(times: 2)
    let end = Timestamp(door.clock.now + 600)
    #expect(door.enter() == .locked(until: end))
    door.clock.pass(seconds: 599)
    #expect(door.enter() == .locked(until: end))
    door.clock.pass(seconds: 1)
    #expect(door.enter().isIn)
    #expect(
      try door.history("locked").first?.summary == "Unlocked Olga Open, since the time is over")
    door.fail(times: 1)
    #expect(door.enter().isIn)
  }

  @Test func `[5.2] a limit of 0 never locks, and a success begins the count anew`() throws {
    let door = try Door(.agent)
    try door.settings { $0.security.maxFailedLogins = 0 }
    door.fail(times: 12)
    #expect(door.enter().isIn)
    #expect(try door.number("failed_logins") == 0)
    try door.settings { $0.security.maxFailedLogins = 3 }
    for _ in 0..<3 {
      door.fail(times: 2)
      #expect(door.enter().isIn)
    }
  }

  @Test(arguments: AccountKind.allCases)
  func `[7.1] a disabled account is refused, and only the right password learns why`(
    kind: AccountKind
  ) throws {
    let door = try Door(kind)
    try door.set(FieldValueText(field: "disabled", text: "on"))
    #expect(door.enter() == .disabled && door.enter(Secret("Wrong-pass1")) == .refused)
    #expect(try door.number("failed_logins") == 1)
  }

  @Test func `[7.1] a deleted agent does not sign in`() throws {
    let door = try Door(.agent)
    #expect(door.store.run(.delete(.one(door.account.id))).receipt != nil)
    #expect(door.enter() == .disabled)
  }

  @Test func `[5.4] an account without a password is closed`() throws {
    let door = try Door(.operator)
    try door.look("DELETE FROM credential")
    #expect(door.enter() == .refused && door.enter(Secret("")) == .refused)
  }

  @Test func `[5.2] failures slow their source down, and no other`() throws {
    let door = try Door(.agent)
    try door.settings { $0.security.maxFailedLogins = 0 }
    let wrong = Secret("Wrong-pass1")
    for _ in 0..<3 { #expect(door.enter(wrong, source: "web 1") == .refused) }
    #expect(door.enter(wrong, source: "web 1") == .refused)
    #expect(door.enter(source: "web 1") == .wait(seconds: 2))
    #expect(door.enter(name: "nobody", source: "web 1") == .wait(seconds: 2))
    #expect(door.enter(wrong, source: "web 2") == .refused)
    door.clock.pass(seconds: 2)
    #expect(door.enter(wrong, source: "web 1") == .refused)
    #expect(door.enter(source: "web 1") == .wait(seconds: 4))
    door.clock.pass(seconds: 4)
    #expect(door.enter(source: "web 1").isIn)
    #expect(door.enter(wrong, source: "web 1") == .refused)
    #expect(SourceDelay.delay(after: 400) == 300)
  }

  @Test func `[5.2] a right password that waits for a new one does not slow its owner down`() throws
  {
    let door = try Door(.agent)
    try door.settings { $0.security.maxFailedLogins = 0 }
    let (wrong, given) = (Secret("Wrong-pass1"), Secret("Given-pass1"))
    try #require(door.store.run(.setPassword(door.account, given)).receipt != nil)
    for _ in 0..<5 {
      #expect(door.enter(wrong, source: "web") == .refused)
      door.clock.pass(seconds: 10)
    }
    #expect(door.enter(given, source: "web") == .newPasswordNeeded(.first))
    #expect(door.enter(wrong, source: "web") == .refused)
    #expect(door.enter(given, source: "web") == .wait(seconds: 8))
    door.clock.pass(seconds: 8)
    #expect(door.enter(given, source: "web") == .newPasswordNeeded(.first))
    #expect(door.enter(given, new: Secret("Chosen-pass1"), source: "web").isIn)
  }

  // MARK: - Passwords that cannot stay

  @Test(arguments: AccountKind.allCases)
  func `[5.1] a password that somebody else chose is changed at the first sign-in`(
    kind: AccountKind
  ) throws {
    let door = try Door(kind)
    try #require(door.store.run(.setPassword(door.account, Secret("Given-pass1"))).receipt != nil)
    let given = Secret("Given-pass1")
    #expect(door.enter(given) == .newPasswordNeeded(.first))
    #expect(try door.number("failed_logins") == 0)
    guard case .newPasswordRefused(let problem) = door.enter(given, new: Secret("short")) else {
      Issue.record("A bad password was taken.")
      return
    }
    #expect(problem.sentence.contains("at least 8 characters"))
    for old in [given, Door.password] {
      guard case .newPasswordRefused(let again) = door.enter(given, new: old) else {
        Issue.record("An old password was taken.")
        return
      }
      #expect(again.sentence.contains("nor one of the last 5"))
    }
    #expect(try door.number("failed_logins") == 0)
    #expect(door.enter(Secret("Wrong-pass1"), new: Secret("Chosen-pass1")) == .refused)
    #expect(door.enter(given, new: Secret("Chosen-pass1")).isIn)
    #expect(door.enter(Secret("Chosen-pass1")).isIn && door.enter(given) == .refused)
    let entry = try #require(try door.history(HistoryWord.password).first)
    #expect(entry.person == "olga" && entry.before == .null && entry.after == .null)
  }

  @Test func `[5.1] a password ages out, with notice 15 days before`() throws {
    let door = try Door(.agent)
    try door.settings { $0.security.passwordMaxAge = 60 }
    door.clock.pass(days: 44)
    guard case .signedIn(let early) = door.enter() else { throw Unexpected() }
    #expect(early.daysLeft == nil)
    door.clock.pass(days: 1)
    guard case .signedIn(let late) = door.enter() else { throw Unexpected() }
    #expect(late.daysLeft == 15)
    door.clock.pass(days: 15)
    #expect(door.enter() == .newPasswordNeeded(.aged))
    #expect(door.enter(new: Secret("Younger-pass1")).isIn)
    door.clock.pass(days: 59)
    #expect(door.enter(Secret("Younger-pass1")).isIn)
    try door.settings { $0.security.passwordMaxAge = 0 }
    door.clock.pass(days: 5000)
    #expect(door.enter(Secret("Younger-pass1")).isIn)
  }

  @Test func `[5.1] without the Security Suite no password has to be changed`() throws {
    let door = try Door(.agent)
    try #require(door.store.run(.setPassword(door.account, Secret("Given-pass1"))).receipt != nil)
    try door.settings { $0.security.suite = false }
    door.clock.pass(days: 5000)
    #expect(door.enter(Secret("Given-pass1")).isIn)
    #expect(
      door.enter(Secret("Given-pass1"), new: Secret("x")).isIn && door.enter(Secret("x")).isIn)
  }

  @Test func `[5.4] a hash by older parameters is made anew at the next sign-in`() throws {
    let door = try Door(.agent)
    var text = [CChar](repeating: 0, count: 128)
    let bytes = Array(Door.password.revealed.utf8).map(CChar.init(bitPattern:))
    try #require(
      crypto_pwhash_str_alg(
        &text, bytes, UInt64(bytes.count), 1, 8192 * 1024, crypto_pwhash_alg_argon2id13()) == 0)
    let old = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    try door.store.noting {
      try $0.execute(sql: "UPDATE credential SET password_hash = ?", arguments: [old])
    }
    #expect(door.enter(Secret("Wrong-pass1")) == .refused)
    #expect(try hash(door) == old)
    #expect(door.enter().isIn)
    #expect(try hash(door).hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(door.enter().isIn)
  }

  private func hash(_ door: Door) throws -> String {
    try #require(
      try door.store.reading {
        try String.fetchOne($0, sql: "SELECT password_hash FROM credential WHERE kind = 'agent'")
      })
  }

  private struct Unexpected: Error {}
}
