import AgentDomain
import Foundation
import Testing
import TextUI

@testable import Console

extension Desk {
  /// Writes a file and goes with `i` to what it would change.
  @discardableResult
  func importing(_ text: String) throws -> Self {
    let path = centre.folder + "/agents.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return type("i").press(.control("u")).type(path).press(.enter)
  }
}

@MainActor @Suite struct ImportTests {
  @Test func `[8.2] a file is shown before it is imported, and taken back as one step`() throws {
    let desk = try Desk.staffed()
    try desk.importing("username,alias,full_name,email\nada,Countess,,\nnew,,New,new@x.org\n")
    #expect(desk.shows("Lines: 1 new, 1 changed. Nothing is changed yet."), "\(desk.framed)")
    #expect(desk.currentLine.contains("ada") && desk.currentLine.contains("-> Countess"))
    #expect(try desk.centre.agent("ada").agent.account.alias.isEmpty)
    desk.press(.f(2))
    #expect(desk.shows("1 new agent, 1 changed agent"), "\(desk.framed)")
    desk.press(.enter)
    #expect(try desk.centre.agent("ada").agent.account.alias.isEmpty, "the first answer is no")
    desk.press(.f(2)).type("y")
    #expect(
      desk.message.hasPrefix("Saved: Imported agents.csv: 1 new, 1 changed. 1 new agent has no"),
      "\(desk.message)")
    #expect(desk.shows("6 agents"))
    desk.type("u")
    #expect(desk.shows("5 agents"))
    #expect(try desk.centre.agent("ada").agent.account.alias.isEmpty)
  }

  @Test func `[8.2] wrong lines are listed with line and column, and keep all from being imported`()
    throws
  {
    let desk = try Desk.staffed()
    try desk.importing("username,email,queues\nada,no,Sales\ngrace,g@x.org,\n")
    #expect(desk.shows("! Lines: 1 changed, 1 wrong"))
    #expect(desk.currentLine.hasPrefix("> Line 2:5"), "\(desk.framed)")
    #expect(desk.shows("(queues) There is no queue Sales"))
    desk.press(.f(2))
    #expect(desk.message == "Info: Mend 1 wrong line first, and import the file again.")
    desk.press(.tab)
    #expect(desk.currentLine.contains("grace"))
    desk.press(.tab, .enter)
    #expect(desk.shows("Email must be one address"))
  }

  @Test func `[8.2] a file without a difference says so and offers nothing`() throws {
    let desk = try Desk.staffed()
    let export = AgentExport(directory: desk.centre.store, scope: .everyone)
    var text = ""
    _ = try export.rows(Selection(query: ListQuery())) { text += $0 }
    try desk.importing(text)
    #expect(desk.shows("Lines: 5 unchanged"), "\(desk.framed)")
    desk.press(.f(2))
    #expect(desk.message == "Info: The file changes nothing: there is nothing to import.")
  }

  @Test func `[8.2] what somebody changed since it was shown is not overwritten`() throws {
    let desk = try Desk.staffed()
    try desk.importing("username,alias\nada,Countess\n")
    try desk.centre.edit("ada", "alias", "Bob's")
    desk.press(.f(2)).type("y")
    #expect(desk.message.contains("has changed since the differences were shown"))
    #expect(desk.shows("Import of agents.csv"), "the screen stays")
    #expect(try desk.centre.agent("ada").agent.account.alias == "Bob's")
  }

  @Test func `a path that leads nowhere is told at the question, and the answer stays`() throws {
    let desk = try Desk.staffed()
    desk.type("i").press(.control("u")).type("/nowhere/x.csv").press(.enter)
    #expect(desk.message.hasPrefix("Error: /nowhere/x.csv cannot be read"))
    #expect(desk.currentLine.contains("/nowhere/x.csv"))
    desk.press(.control("u")).type(desk.centre.folder).press(.enter)
    #expect(desk.message.contains("is no plain file"))
  }

  @Test func `every page of many differences can be seen, from the first to the last and back`()
    throws
  {
    let desk = try Desk.staffed()
    let lines = (1...1500).map { "n\($0),Agent \($0),n\($0)@x.org\n" }.joined()
    try desk.importing("username,full_name,email\n" + lines)
    #expect(desk.shows("[Differences 9,000]"), "\(desk.framed)")
    desk.press(.end)
    #expect(desk.currentLine.contains("n1500") && desk.currentLine.contains("n1500@x.org"))
    for _ in 0..<40 { desk.press(.pageUp) }
    #expect(desk.currentLine.contains("n13"), "\(desk.currentLine)")
    desk.press(.home)
    #expect(desk.currentLine.contains("n1 ") && desk.currentLine.contains("New agent"))
  }

  @Test func `a dry run that takes long can be stopped, and nothing is left on the screen`() throws
  {
    let centre = try Centre.staffed()
    let desk = Desk(centre)
    let lines = (1...20_000).map { "n\($0),Agent \($0),n\($0)@x.org\n" }.joined()
    let path = centre.folder + "/many.csv"
    try Data(("username,full_name,email\n" + lines).utf8).write(to: URL(fileURLWithPath: path))
    let file = try ImportFile(path: path)
    let run = Work(wakeup: desk.terminal.wakeup) { progress in
      Result { try ImportPreview(of: file, centre.store, Centre.administrator, progress) }
    }
    run.stop()
    guard case .failure(let error)? = run.value(within: 60_000) else {
      Issue.record("It was not stopped."); return
    }
    #expect(error is CancellationError)
    #expect(run.done < 20_000)
  }
}
