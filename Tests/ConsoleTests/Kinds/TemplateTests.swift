import AgentDomain
import AgentStore
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct TemplateTests {
  private func fillIn(_ desk: Desk) {
    desk.type("Alan Turing").press(.down).type("alan").press(.down, .down, .down)
    desk.type("alan@example.org").press(.down)
    desk.type("Enigma-17").press(.down).type("Enigma-17").press(.down)
  }

  @Test func `[3.2] a new agent from a template has its settings and no identity`() throws {
    let desk = try Desk.furnished()
    desk.type("N")
    #expect(desk.shows("Web agent  For the browser"))
    desk.press(.enter)
    #expect(desk.shows("New agent, settings of template Web agent"))
    fillIn(desk)
    desk.press(.f(2))
    let agent = try desk.centre.agent("alan").agent
    #expect(agent.voice.context == "from-web")
    #expect(agent.account.typology == .webrtc)
    #expect(agent.account.internalNumber.text == "1006")
  }

  @Test func `[3.2] the modules of an agent from a template are those of the template`() throws {
    let desk = try Desk.furnished()
    try desk.centre.turnOff("chat", ofTemplate: "Web agent")
    desk.idle().type("N").press(.enter)
    fillIn(desk)
    desk.press(.f(2))
    let modules = try desk.centre.agent("alan").agent.permissions.modules.ids
    #expect(!modules.contains("chat"))
    #expect(modules.contains("dashboards"))
  }

  @Test func `[3.2] without a template N says how one is made`() throws {
    let desk = try Desk.staffed()
    desk.type("N")
    #expect(desk.message.contains(":save-as-template"))
  }

  @Test(arguments: [false, true])
  func `[3.2] an agent's settings are kept as a template, from list and form`(fromForm: Bool) throws
  {
    let desk = try Desk.staffed()
    try desk.centre.edit("ada", "context", "night")
    desk.idle()
    if fromForm { desk.press(.enter) }
    desk.run("save-as-template").type("Night").press(.enter)
    #expect(desk.message.hasPrefix("Saved: Created template Night."), "\(desk.message)")
    let template = try #require(try desk.centre.find(Template.self, "Night"))
    #expect(template.agent.voice.context == "night")
    #expect(template.agent.account.typology == .phonebar)
    #expect(template.agent.account.username.isEmpty)
  }

  @Test func `a template's name that is taken is refused, and what was typed stays`() throws {
    let desk = try Desk.furnished()
    desk.run("save-as-template").type("Web agent").press(.enter)
    #expect(desk.message.hasPrefix("Error:"), "\(desk.message)")
    #expect(desk.currentLine.contains("Web agent"))
  }

  @Test func `a new template's settings open once it has a name`() throws {
    let desk = try Desk.furnished(.template)
    desk.type("n").type("Spare").press(.f(2))
    #expect(desk.shows("Edit template Spare"))
    #expect(desk.shows("[General]"))
    #expect(desk.message.hasPrefix("Saved: Created template Spare."))
  }
}

extension Centre {
  fileprivate func turnOff(_ module: String, ofTemplate name: String) throws {
    let id = try #require(try store.id(of: .template, named: name, scope: .everyone))
    let field = try #require(Template.catalogue.fields.first { $0.editor.source == .module })
    try apply(
      .adjust(
        .one(RecordKey(.template, id)), ElementChange(field: field.id, removing: [module])))
  }
}
