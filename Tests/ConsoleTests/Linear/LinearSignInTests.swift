import AgentDomain
import AgentStore
import Foundation
import Testing
import TextUI

@testable import Console

/// Who is there, where there are only lines.
@MainActor @Suite struct LinearSignInTests {
  private let reception: Reception

  init() throws { reception = try Reception() }

  @Test func `name and password are asked for before anything is said of the data`() throws {
    let ways = WaysIn(origin: "test", files: { _ in .anywhere }, deliver: {})
    let desk = LineDesk(reception.centre, entry: .signIn(ways))
    let text = try desk.type("root", Reception.password.revealed, "where")
    let parts = text.components(separatedBy: "Password: \n")
    #expect(parts.count == 2, "\(text)")
    #expect(!parts[0].contains("Ada") && !parts[0].contains("Agents"), "\(parts[0])")
    #expect(parts[1].contains("Info: Agents. Line 1: Ada Lovelace"), "\(text)")
    #expect(!text.contains(Reception.password.revealed))
  }

  @Test func `after the minutes of the settings the next line only opens the lock`() throws {
    try reception.settings { $0.security.lockAfterMinutes = 5 }
    let person = try #require(try reception.centre.store.person(reception.root.id))
    let desk = LineDesk(reception.centre, entry: .person(Author(person, origin: "test")))
    // When two lines are left, six minutes have passed without one.
    desk.clock = { $0 <= 2 ? 6 * 60_000 : 0 }
    let text = try desk.type("where", "delete 1", Reception.password.revealed, "where")
    #expect(text.contains("Locked."), "\(text)")
    #expect(text.contains("Info: Welcome back."), "\(text)")
    #expect(!text.contains("Delete Ada"))
    #expect(try reception.centre.agent("ada").agent.account.username == "ada")
  }
}
