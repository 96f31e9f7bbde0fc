import AgentDomain
import Synchronization
import Testing
import TextUI

@testable import AgentStore
@testable import Console

/// The panels of a forgotten password, as the sign-in panel opens them.
@MainActor @Suite struct RecoveryPanelTests {
  private let desk: Desk
  private let deliveries = Counter()

  init() throws {
    desk = try Desk.staffed()
    try desk.centre.setMail("roster@example.org")
  }

  private func open() throws {
    let deliveries = deliveries
    try ForgottenPanel.open(session: desk.session, source: "test") { deliveries.count() }
    desk.idle()
  }

  /// The code that was sent last.
  private func token() throws -> String {
    var sent: [PendingReset] = []
    _ = try desk.centre.store.deliverResets { sent.append($0) }
    return try #require(sent.last).token.text.revealed
  }

  private func redeem() {
    desk.session.push(RedeemPanel(session: desk.session, source: "test"))
    desk.idle()
  }

  @Test func `[5.3] the answer is the same for every address, and sending is begun each time`()
    throws
  {
    var answers: [String] = []
    for address in ["ada@example.org", "nobody@example.org", "x"] {
      try open()
      desk.type(address).press(.enter)
      answers.append(desk.message)
      #expect(!desk.shows("Forgotten password"))
    }
    #expect(Set(answers).count == 1)
    #expect(answers[0].hasPrefix("Info: If this address belongs to an account"))
    #expect(deliveries.value == 3)
  }

  @Test func `[5.3] an empty line asks for nothing, and Esc leaves`() throws {
    try open()
    desk.press(.enter)
    #expect(desk.message.hasPrefix("Error: Type the e-mail address") && deliveries.value == 0)
    desk.press(.escape)
    #expect(!desk.shows("Forgotten password"))
  }

  @Test func `[5.3] without mail set up it says so instead of asking`() throws {
    try desk.centre.setMail("")
    try open()
    #expect(desk.message.contains("cannot be reset by mail here"))
    #expect(!desk.shows("Address:"))
  }

  @Test func `[5.3] a code and a password typed twice change the password`() throws {
    try open()
    desk.type("ada@example.org").press(.enter)
    redeem()
    desk.type(try token().lowercased()).press(.enter)
    #expect(desk.shows("[ ] a digit"))
    desk.type("Enigma-17").press(.tab)
    #expect(!desk.shows("[ ]  a") && !desk.shows("[ ] a digit") && !desk.shows("Enigma"))
    desk.type("Enigma-17").press(.enter)
    #expect(desk.message == "Saved: The password of ada is changed: sign in with it.")
    #expect(!desk.shows("New password with a code"))
    let attempt = SignInAttempt(.agent, "ada", Secret("Enigma-17"), source: "test")
    guard case .signedIn = desk.centre.store.authenticate(attempt) else {
      Issue.record("not let in")
      return
    }
  }

  @Test func `[5.3] what is wrong is said, and nothing that was typed is lost`() throws {
    redeem()
    desk.type("ABCD").press(.f(2))
    #expect(desk.message.hasPrefix("Error: The code has 28 letters"))
    for _ in 0..<6 { desk.type("-ABCD") }
    desk.press(.enter).type("Enigma-17").press(.enter).type("Enigma-18").press(.enter)
    #expect(desk.message == "Error: The two differ: type the same password twice.")
    desk.press(.backspace).type("7").press(.enter)
    #expect(desk.message.hasPrefix("Error: This code does not hold"))
    #expect(desk.shows("New password with a code") && desk.shows("ABCD-ABCD"))
  }

  @Test func `[5.3] both panels serve a small terminal`() throws {
    desk.resize(12, 40)
    try open()
    desk.type("ada@example.org")
    #expect(desk.shows("Address:") && desk.shows("ada@example.org"))
    desk.press(.escape)
    redeem()
    #expect(desk.shows("> Code:") && desk.shows("Once more:") && desk.shows("[ ] a digit"))
  }
}

/// How often something happened, on any thread.
private final class Counter: Sendable {
  private let number = Atomic<Int>(0)
  var value: Int { number.load(ordering: .relaxed) }
  func count() { number.add(1, ordering: .relaxed) }
}

extension Centre {
  func setMail(_ from: String) throws {
    let stored = try store.settings()
    var settings = stored.settings
    settings.mail.from = EmailAddress(unchecked: from)
    try apply(.settings(version: stored.version, settings.changes(since: stored.settings)))
  }
}
