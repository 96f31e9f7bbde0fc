import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct PauseTests {
  @Test func `[12.3] one agent pauses with a reason and is resumed`() throws {
    let exchange = ToldExchange(["1000": .registered])
    let desk = Desk(try .staffed(), exchange: exchange)
    desk.type("z")
    #expect(desk.shows("Why is no queue to ring Ada Lovelace"))
    let looks = exchange.looks
    desk.type("Lunch").press(.enter)
    #expect(desk.message.hasPrefix("Saved: Paused Ada Lovelace"))
    #expect(desk.line(with: "> [ ] Ada").hasSuffix("paused"))
    #expect(exchange.looks > looks)
    desk.type("Z")
    #expect(desk.message.hasPrefix("Saved: Resumed Ada Lovelace"))
    #expect(desk.line(with: "> [ ] Ada").hasSuffix("registered"))
  }

  @Test func `[12.3] all that are marked pause together, and one undo takes it back`() throws {
    let desk = try Desk.staffed()
    desk.type("a").type("z").press(.enter)
    #expect(desk.message.hasPrefix("Saved: Paused 5 agents"))
    desk.type("/is:paused").press(.enter)
    #expect(desk.line(with: "Search").hasSuffix("5 agents"))
    desk.type("u")
    #expect(desk.line(with: "Search").hasSuffix("0 agents"))
  }

  @Test func `[12.3] a reason that is too long is asked for again`() throws {
    let desk = try Desk.staffed()
    desk.type("z").type(String(repeating: "x", count: 81)).press(.enter)
    #expect(desk.message.hasPrefix("Error: Reason must be one line"))
    #expect(desk.shows("Why is no queue to ring"))
    desk.press(.escape)
    #expect(try desk.centre.store.count(ListQuery(filters: [.init(.paused)])) == 0)
  }

  @Test func `[1.2] whoever may only read does not pause`() throws {
    let centre = try Centre.furnished()
    let sales = try centre.group("Sales").id
    let desk = Desk(centre, as: "kim", .user(.read, queues: [sales]))
    for key in ["z", "Z"] {
      desk.type(key)
      #expect(desk.message.hasPrefix("Info: This needs a right that kim does not have"))
    }
  }
}
