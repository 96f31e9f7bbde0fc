import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct SampleTests {
  @Test func `the sample centre comes with one command and goes with all that came with it`() throws
  {
    let desk = Desk(try Centre())
    desk.type("S").type("l")
    #expect(desk.shows("36 agents"))
    desk.type("S").type("r")
    #expect(desk.shows("0 agents"), "\(desk.framed)")
    #expect(desk.shows("There is no agent yet."))
    #expect(try desk.centre.store.groups(scope: .everyone).isEmpty)
  }
}
