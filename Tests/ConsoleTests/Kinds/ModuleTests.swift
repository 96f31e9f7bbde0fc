import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct ModuleTests {
  /// A desk at the list of modules, with a module that was made there.
  private func surveys() throws -> Desk {
    let desk = try Desk.furnished(.module)
    return desk.type("n").type("Surveys").press(.down).type("surveys").press(.f(2))
  }

  private func holders(_ desk: Desk) throws -> [String] {
    try ["ada", "grace", "jose", "linus", "zoe"].filter {
      try desk.centre.agent($0).agent.permissions.modules.ids.contains("surveys")
    }
  }

  @Test func `a new module is off for the agents who are there, and the message says so`() throws {
    let desk = try surveys()
    #expect(
      desk.message.hasSuffix("It is off for the 5 agents there, on for new ones: t turns it on."),
      "\(desk.message)")
    #expect(desk.currentLine.contains("Surveys"))
    #expect(try holders(desk).isEmpty)
  }

  @Test func `a new module is on for agents who are made later`() throws {
    let desk = try surveys()
    desk.press(.escape).type("n").type("Alan Turing").press(.down).type("alan")
    desk.press(.down, .down, .down).type("alan@example.org").press(.down)
    desk.type("Enigma-17").press(.down).type("Enigma-17").press(.f(2))
    let modules = try desk.centre.agent("alan").agent.permissions.modules.ids
    #expect(modules.contains("surveys"))
  }

  @Test func `t turns a module on for all agents after showing the numbers`() throws {
    let desk = try surveys()
    desk.type("t")
    #expect(desk.shows("For all agents (5)"))
    desk.type("a")
    #expect(desk.shows("Of all agents, it is on for 0 and off for 5."))
    #expect(desk.shows("Turn it on: 5 agents will change"))
    desk.press(.enter)
    #expect(try holders(desk).isEmpty, "the first answer does nothing")
    desk.type("tao")
    #expect(desk.message.hasPrefix("Saved: Turned on Surveys for 5 agents."), "\(desk.message)")
    #expect(try holders(desk).count == 5)
    #expect(desk.currentLine.contains(" 5 "), "the list counts them: \(desk.currentLine)")
    desk.type("u")
    #expect(try holders(desk).isEmpty)
  }

  @Test func `t turns a module on for the agents marked in their list`() throws {
    let desk = try surveys()
    desk.press(.escape).type("  ")
    try desk.session.go(to: .module)
    desk.idle().type("/surveys").press(.enter).type("t")
    #expect(desk.shows("For those marked in the agents' list (2)"), "\(desk.framed)")
    desk.type("mo")
    #expect(try holders(desk) == ["ada", "grace"])
  }

  @Test func `t turns a module on for the agents of a queue, and off again`() throws {
    let desk = try surveys()
    desk.type("tao").type("tq").type("sales").press(.enter)
    #expect(desk.shows("Of the agents of Sales, it is on for 2 and off for 0."), "\(desk.framed)")
    desk.type("f")
    #expect(try holders(desk) == ["jose", "linus", "zoe"])
  }

  @Test func `with no agent marked t says how to mark some`() throws {
    let desk = try Desk.furnished(.module)
    desk.type("tm")
    #expect(desk.message.hasPrefix("Info: No agent is marked"))
  }

  @Test func `a new module has a switch on the agents' Permissions tab`() throws {
    let desk = try surveys()
    desk.press(.escape, .enter, .f(6), .f(6))
    #expect(desk.form?.rows.contains { $0.id == "modules.surveys" } == true)
  }

  @Test func `the key of a module is chosen once and never changes`() throws {
    let desk = try surveys()
    desk.press(.enter, .down)
    #expect(desk.currentLine.hasPrefix(">= Key:"))
  }
}
