import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct SettingsTests {
  @Test func `[11] the settings are saved after their differences were shown`() throws {
    let desk = try Desk.furnished(.settings)
    #expect(desk.shows("[Security]  Telephones   Mail   Directory   Files   Licence   Telephony"))
    desk.press(.down, .control("u")).type("7").press(.f(2))
    #expect(desk.shows("Failed logins before locking: 5 -> 7"))
    desk.press(.enter)
    #expect(desk.message.hasPrefix("Saved: Edited the settings."), "\(desk.message)")
    #expect(try desk.centre.store.settings().settings.security.maxFailedLogins == 7)
  }

  @Test func `[11] every setting has help, a default and a check`() throws {
    let desk = try Desk.furnished(.settings)
    desk.press(.down, .control("u")).type("1000").press(.down)
    #expect(desk.message.hasPrefix("Error: Failed logins before locking must be"))
    desk.press(.up, .f(1))
    #expect(desk.shows("After so many failed logins the account locks; 0 never locks."))
    #expect(desk.shows("Default: 5."))
  }

  @Test func `[11] the settings have the same history and undo as agents`() throws {
    let desk = try Desk.furnished(.settings)
    desk.press(.down, .control("u")).type("7").press(.f(2), .enter, .up).type("h")
    #expect(desk.shows("History of the settings"))
    #expect(desk.shows("Failed logins before locking: 5 -> 7"))
    desk.press(.escape).type("u")
    #expect(try desk.centre.store.settings().settings.security.maxFailedLogins == 5)
    #expect(desk.line(with: "Failed logins").contains("5"))
  }

  @Test func `[4.5] settings that somebody else changed are taken over, and a save says which`()
    throws
  {
    let desk = try Desk.furnished(.settings)
    desk.press(.down, .control("u")).type("7").press(.f(2))
    let now = try desk.centre.store.settings()
    let bob = Author(Operator(name: "bob", role: .administrator), origin: "elsewhere")
    try desk.centre.apply(
      .settings(
        version: now.version,
        [FieldChange(field: "password_history", before: .integer(5), after: .integer(9))]),
      by: bob)
    desk.press(.enter)
    #expect(desk.message.contains("bob changed Password history meanwhile"), "\(desk.message)")
    let settings = try desk.centre.store.settings().settings
    #expect(settings.security.maxFailedLogins == 7)
    #expect(settings.security.passwordHistory == 9)
  }
}
