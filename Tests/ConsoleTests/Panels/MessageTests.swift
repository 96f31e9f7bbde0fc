import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct MessageTests {
  @Test func `a message that is too long for its line is whole in help and under messages`() throws
  {
    let desk = try Desk.staffed(size: Size(rows: 12, columns: 40))
    desk.type("/typology:weird").press(.enter)
    let whole = desk.message
    #expect(whole.count > 40)
    desk.press(.f(1))
    #expect(desk.shows(String(whole.suffix(12))), "\(desk.framed)")
    desk.press(.escape).run("messages")
    #expect(desk.shows(String(whole.suffix(12))), "\(desk.framed)")
  }

  @Test func `a message stays until the next key`() throws {
    let desk = try Desk.staffed()
    desk.run("disable").idle()
    #expect(desk.message.hasPrefix("Saved:"))
    desk.press(.down)
    #expect(desk.message.isEmpty)
  }
}
