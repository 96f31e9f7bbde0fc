import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct OwnPasswordTests {
  private let reception: Reception

  init() throws { reception = try Reception() }

  private func fill(_ desk: Desk, _ old: String, _ new: String) {
    desk.run("own-password").type(old).press(.enter).type(new).press(.enter).type(new)
    desk.press(.enter).decided()
  }

  @Test func `[5.1] whoever knows the password changes it, and is its author in history`() throws {
    let desk = try reception.desk(reception.uma)
    fill(desk, Reception.password.revealed, "Chosen-tower1")
    #expect(desk.message == "Saved: Changed your password.", "\(desk.framed)")
    let attempt = SignInAttempt(.operator, "uma", Secret("Chosen-tower1"), source: "elsewhere")
    guard case .signedIn = reception.centre.store.authenticate(attempt) else {
      Issue.record("The new password does not hold.")
      return
    }
    let query = HistoryQuery(record: reception.uma.record, limit: 1)
    #expect(try reception.centre.store.history(query, scope: .everyone).first?.person == "uma")
  }

  @Test func `a wrong one changes nothing, and nothing that is typed is seen`() throws {
    let desk = try reception.desk(reception.uma)
    fill(desk, "Wrong-tower1", "Chosen-tower1")
    #expect(desk.message.hasPrefix("Error: The name or the password is wrong"))
    #expect(!desk.shows("tower1") && desk.shows("Password now:"))
  }

  @Test func `[5.1] the rules tick off, and a weak one is refused before anybody is asked`() throws
  {
    let desk = try reception.desk(reception.uma, size: Size(rows: 12, columns: 40))
    fill(desk, Reception.password.revealed, "short")
    #expect(desk.message.contains("Password needs at least 8 characters"))
  }

  @Test func `somebody without a password is told where it comes from`() throws {
    try reception.run("DELETE FROM credential")
    let desk = try reception.desk(reception.uma)
    desk.run("own-password")
    #expect(desk.message == "Info: You have no password here: an administrator gives you one.")
  }
}
