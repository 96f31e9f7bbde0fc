import AgentDomain
import Testing
import TextUI

@testable import Console

/// What the telephone exchange tells, in the list; the agents' internal numbers are 1000 to 1004.
@MainActor @Suite struct LiveStateTests {
  private func desk(_ exchange: ToldExchange, _ centre: Centre? = nil) throws -> Desk {
    Desk(try centre ?? .staffed(), exchange: exchange)
  }

  private func status(_ name: String, on desk: Desk) -> String {
    let words = ["on call", "ringing", "paused", "registered", "offline", "disabled", "locked"]
    let line = desk.line(with: name)
    return words.first { line.hasSuffix(" " + $0) } ?? "(\(line.suffix(12)))"
  }

  @Test func `[2.1] the state of each agent is a word, and the database's word wins`() throws {
    let centre = try Centre.staffed()
    try centre.edit("grace", "disabled", "on")
    let all: [String: LiveState] = [
      "1000": .onCall, "1001": .onCall, "1002": .ringing, "1003": .registered,
    ]
    let desk = try desk(ToldExchange(all), centre)
    #expect(status("Ada", on: desk) == "on call")
    #expect(status("Grace", on: desk) == "disabled")
    #expect(status("José", on: desk) == "ringing")
    #expect(status("Linus", on: desk) == "registered")
    #expect(status("Zoë", on: desk) == "offline")
  }

  @Test func `[2.1] a pause shows without an exchange, and gives way to a call only`() throws {
    let centre = try Centre.staffed()
    try centre.apply(.pause(.one(try centre.agent("ada").id), reason: "Lunch"))
    let exchange = ToldExchange(["1000": .registered])
    let desk = try desk(exchange, centre)
    #expect(status("Ada", on: desk) == "paused")
    exchange.tell(["1000": .onCall])
    desk.wake()
    #expect(status("Ada", on: desk) == "on call")
    exchange.tell([:], isAway: true)
    desk.wake()
    #expect(status("Ada", on: desk) == "paused")
    #expect(status("Grace", on: desk).contains("-"))
  }

  @Test func `[12.3] another state changes its word and nothing else, and the same state nothing`()
    throws
  {
    let exchange = ToldExchange(["1000": .registered])
    let desk = try desk(exchange)
    let before = desk.surface
    exchange.change { $0.registrations["1000"] = Timestamp(Centre.noon) }
    desk.wake()
    #expect(desk.surface == before)
    exchange.tell(["1000": .registered, "4711": .onCall])
    desk.wake()
    #expect(desk.surface == before)
    exchange.tell(["1000": .ringing])
    desk.wake()
    let rows = zip(before.lines, desk.surface.lines).filter { $0 != $1 }.map(\.1)
    #expect(rows.count == 1)
    #expect(rows.first?.hasSuffix("ringing") == true)
  }

  @Test func `[2.1] the last registration is a column that can be chosen, and no order`() throws {
    let exchange = ToldExchange(["1000": .registered])
    exchange.change { $0.registrations["1000"] = Timestamp(Centre.noon) }
    let desk = try desk(exchange)
    #expect(!ListColumn.standard().contains(.lastRegistered))
    desk.list?.model.layout.columns = ["full_name", "last_registered"]
    desk.list?.reloadInPlace()
    desk.wake()
    #expect(desk.surface.lines[2].contains("Registered"))
    #expect(desk.line(with: "Ada").hasSuffix("2026-11-20 12:00"))
    #expect(desk.line(with: "Grace").hasSuffix("Hopper"))
    let before = desk.surface
    exchange.change { $0.registrations["4711"] = Timestamp(Centre.noon) }
    desk.wake()
    #expect(desk.surface == before)
    exchange.change { $0.registrations["1001"] = Timestamp(Centre.noon) }
    desk.wake()
    #expect(desk.line(with: "Grace").hasSuffix("2026-11-20 12:00"))
    #expect(zip(before.lines, desk.surface.lines).count { $0 != $1 } == 1)
    desk.type("o").type("Last reg")
    #expect(!desk.shows("( ) Last registration"))
  }

  @Test func `[12.3] an exchange that is away is a word in the title row, and nobody has a state`()
    throws
  {
    let exchange = ToldExchange(isAway: true)
    exchange.change { $0.trouble = "The exchange pbx:5038 cannot be reached: check that it is up." }
    let desk = try desk(exchange)
    #expect(desk.surface.lines[0].contains("exchange away  root"))
    #expect(!desk.shows("offline"))
    desk.run("exchange")
    #expect(desk.message.hasPrefix("Warning: The exchange pbx:5038 cannot be reached"))
    exchange.tell(["1000": .registered])
    exchange.change { $0.trouble = nil }
    desk.wake()
    #expect(!desk.surface.lines[0].contains("exchange"))
    #expect(status("Ada", on: desk) == "registered")
    desk.resize(12, 40)
    exchange.tell([:], isAway: true)
    desk.wake()
    #expect(desk.surface.lines[0].contains("exchange away"))
  }

  @Test func `[12.3] without an exchange nothing is said of it`() throws {
    let desk = try Desk.staffed()
    #expect(!desk.shows("exchange"))
    #expect(!desk.shows("offline"))
    #expect(!desk.session.commandsNow.contains { $0.id == "exchange" })
  }

  // MARK: - Filters

  @Test(arguments: [
    ("is:registered", ["Linus"]), ("is:busy", ["Ada"]), ("is:paused", ["José", "Kim"]),
    ("is:offline", ["Zoë"]),
  ])
  func `[2.3] every live word has a filter that means the same`(
    _ filter: String, _ names: [String]
  ) throws {
    let centre = try Centre.staffed()
    try centre.apply(.pause(.one(try centre.add("Kim", "kim")), reason: ""))
    try centre.edit("grace", "disabled", "on")
    try centre.apply(.pause(.one(try centre.agent("jose").id), reason: ""))
    let all: [String: LiveState] = [
      "1000": .onCall, "1001": .registered, "1002": .registered, "1003": .registered,
    ]
    let desk = try desk(ToldExchange(all), centre)
    desk.type("/" + filter).press(.enter)
    #expect(desk.line(with: "Search").contains(" \(names.count) agent"), "\(desk.framed)")
    #expect(names.allSatisfy(desk.shows))
    desk.type("/").press(.home).type("-").press(.enter)
    #expect(desk.line(with: "Search").hasSuffix("\(6 - names.count) agents"))
    #expect(!names.contains(where: desk.shows))
  }

  @Test func `[2.3] the rows of a live filter come and go by themselves, and the cursor stays`()
    throws
  {
    let exchange = ToldExchange(["1001": .onCall, "1003": .ringing])
    let desk = try desk(exchange)
    desk.wake().type("/is:busy").press(.enter, .down)
    #expect(desk.currentLine.contains("Linus"))
    exchange.tell(["1000": .onCall, "1003": .onCall])
    desk.wake()
    #expect(desk.line(with: "Search").hasSuffix("2 agents"))
    #expect(desk.shows("Ada"))
    #expect(!desk.shows("Grace"))
    #expect(desk.currentLine.contains("Linus"))
  }

  @Test func `[2.3] while the exchange is away a live filter is explained, and hides nobody`()
    throws
  {
    let exchange = ToldExchange(["1000": .onCall])
    let desk = try desk(exchange)
    desk.type("/is:busy").press(.enter)
    #expect(desk.line(with: "Search").hasSuffix("1 agent"))
    exchange.tell([:], isAway: true)
    desk.wake()
    #expect(desk.line(with: "Search").contains("! is:busy"))
    #expect(desk.line(with: "Search").hasSuffix("5 agents"))
    exchange.tell(["1000": .onCall])
    desk.wake()
    #expect(desk.line(with: "Search").hasSuffix("1 agent"))
  }

  @Test func `[1.3] a live filter finds nobody outside the scope`() throws {
    let centre = try Centre.furnished()
    let sales = try centre.group("Sales").id
    let desk = Desk(
      centre, as: "kim", .user(.readEdit, queues: [sales]),
      exchange: ToldExchange(["1000": .onCall, "1002": .onCall]))
    desk.type("/is:busy").press(.enter)
    #expect(desk.line(with: "Search").hasSuffix("1 agent"))
    #expect(!desk.shows("José"))
  }

  // MARK: - Where one agent is shown

  @Test func `[12.3] the form and the help tell the state and the last registration`() throws {
    let exchange = ToldExchange(["1000": .registered])
    exchange.change { $0.registrations["1000"] = Timestamp(Centre.noon) }
    let desk = try desk(exchange)
    desk.press(.f(1))
    #expect(desk.shows("On the telephone: registered; last seen to register 2026-11-20 12:00."))
    desk.press(.escape, .enter)
    #expect(desk.shows("On the telephone: registered; last seen to register 2026-11-20 12:00"))
    exchange.tell(["1000": .onCall])
    desk.wake()
    #expect(desk.shows("On the telephone: on call; last"))
  }
}
