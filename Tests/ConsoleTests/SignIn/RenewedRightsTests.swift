import AgentDomain
import Testing
import TextUI

@testable import Console

/// What an administrator changes of an operator while that operator's console is open.
@MainActor @Suite struct RenewedRightsTests {
  private let reception: Reception
  private let desk: Desk

  init() throws {
    reception = try Reception()
    desk = try reception.desk(reception.uma)
  }

  private func change(_ change: (inout OperatorAccount) -> Void) throws {
    try reception.set(OperatorAccount.self, reception.uma.id, change)
  }

  @Test func `[1.3] other queues show other agents at once`() throws {
    #expect(desk.shows("Ada Lovelace") && desk.shows("Grace Hopper"))
    try change { $0.rights.queues = QueueNames(["Support"]) }
    desk.idle()
    #expect(!desk.shows("Ada") && !desk.shows("Grace"), "\(desk.framed)")
    #expect(desk.message.hasPrefix("Warning: An administrator changed your rights"))
  }

  @Test func `[1.3] the form of an agent that is none of one's own any more is closed`() throws {
    desk.press(.enter)
    #expect(desk.form != nil)
    try change { $0.rights.queues = QueueNames(["Support"]) }
    desk.idle()
    #expect(desk.form == nil && !desk.shows("Ada"))
  }

  @Test func `[1.3] a permission that was taken away holds for the next key`() throws {
    try change { $0.rights.permission = .read }
    desk.idle().press(.enter, .down, .down).type("X")
    #expect(desk.message.contains("This needs a right"), "\(desk.framed)")
  }

  @Test func `[1.3] an administrator sees everybody at once`() throws {
    try change { $0.rights.role = .administrator }
    desk.idle()
    #expect(desk.shows("Linus Mobile"))
  }

  @Test(arguments: ["disabled", "without a right"])
  func `[1.3] whoever may not be here any more is out, and what was typed is kept`(
    fate: String
  ) throws {
    desk.press(.enter, .down, .down).type("X").idle()
    #expect(try !reception.drafts().isEmpty, "\(desk.framed)")
    try change {
      if fate == "disabled" { $0.signIn.disabled = true } else { $0.rights.permission = .none }
    }
    desk.session.handle(.timeout)
    #expect(desk.session.isOver)
    #expect(desk.session.lastWord?.hasPrefix("Your account was disabled") == true)
    #expect(try !reception.drafts().isEmpty)
  }

  @Test func `[1.3] another's rights change nothing here`() throws {
    desk.press(.enter)
    try reception.set(OperatorAccount.self, reception.root.id) { $0.fullName = "Root Operator" }
    desk.idle()
    #expect(desk.form != nil && !desk.session.isOver)
  }

  @Test func `[1.3] rights that change behind the lock leave the lock where it is`() throws {
    try reception.settings { $0.security.lockAfterMinutes = 5 }
    desk.idle()
    reception.now += 5
    desk.idle()
    try change { $0.rights.queues = QueueNames(["Support"]) }
    desk.idle()
    #expect(desk.session.isLocked && !desk.showsData, "\(desk.framed)")
    desk.type(Reception.password.revealed).press(.enter).decided()
    #expect(desk.session.top is ListController && !desk.shows("Ada Lovelace"))
  }
}
