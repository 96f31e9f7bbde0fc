import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct ListTests {
  @Test
  func `[2.1] the list has the columns of the specification, further right those that do not fit`()
    throws
  {
    let desk = try Desk.staffed(size: Size(rows: 10, columns: 240))
    let titles = desk.surface.lines[2]
    for title in [
      "Full Name", "Username", "Internal", "Typology", "Status", "Email", "L", "Last login",
      "Created", "Updated",
    ] { #expect(titles.contains(title), "\(title)") }
    desk.resize(10, 60)
    #expect(!desk.surface.lines[2].contains("Email"))
    desk.press(.right, .right, .right)
    #expect(desk.surface.lines[2].contains("Full Name"))
    #expect(desk.surface.lines[2].contains("Email"))
  }

  @Test func `[2.1] the level of the client logs is a letter`() throws {
    let desk = try Desk.staffed(size: Size(rows: 10, columns: 240))
    try desk.centre.edit("ada", "client_logs_enabled", "on")
    try desk.centre.edit("ada", "client_logs_level", "warning")
    desk.idle()
    #expect(desk.line(with: "[ ] Ada").contains(" W "))
    #expect(desk.line(with: "[ ] Grace").contains(" - "))
  }

  @Test func `[2.1] a disabled agent and a locked one are told by the status`() throws {
    let desk = try Desk.staffed()
    try desk.centre.edit("ada", "disabled", "on")
    desk.idle()
    #expect(desk.line(with: "Ada").hasSuffix("disabled"))
  }

  @Test func `[2.1] columns and their order are kept for the operator, and only for this one`()
    throws
  {
    let desk = try Desk.staffed(size: Size(rows: 24, columns: 270))
    desk.type("C").press(.down).type(" ").press(.down).type(" ").press(.enter)
    #expect(desk.surface.lines[2].contains("Alias"))
    #expect(!desk.surface.lines[2].contains("Username"))
    let again = Desk(desk.centre)
    #expect(!again.surface.lines[2].isEmpty)
    #expect(!again.surface.lines[2].contains("Username"))
    let other = Desk(desk.centre, as: "bob")
    #expect(other.surface.lines[2].contains("Username"))
  }

  @Test func `[2.1] a column's width is chosen in cells and kept for the operator`() throws {
    let desk = try Desk.staffed()
    desk.run("width").press(.enter, .control("u")).type("30").press(.enter)
    #expect(desk.surface.lines[2].hasPrefix("      Full Name^                      Username"))
    #expect(Desk(desk.centre).surface.lines[2] == desk.surface.lines[2])
    desk.run("width").press(.enter, .control("u")).type("many").press(.enter)
    #expect(desk.message == "Error: A width is a number of cells from 1 to 200; empty means 22.")
    desk.press(.control("u"), .enter)
    #expect(desk.surface.lines[2].hasPrefix("      Full Name^              Username"))
  }

  @Test func `[2.4] the same column again turns the order round`() throws {
    let desk = try Desk.staffed()
    desk.press(.home).type("o").press(.enter)
    #expect(desk.surface.lines[2].contains("Full Namev"))
    #expect(desk.surface.lines[3].contains("Zoë"))
    desk.type("o").press(.enter)
    #expect(desk.surface.lines[3].contains("Ada"))
  }

  @Test func `[2.4] every column that the database knows can be sorted by, and back`() throws {
    let desk = try Desk.staffed()
    for index in ListColumn.stored().indices {
      desk.type("o").press(.home)
      for _ in 0..<index { desk.press(.down) }
      desk.press(.enter)
      #expect(desk.list?.model.layout.sort.column == ListColumn.stored()[index].id)
      #expect(desk.list?.model.rows.count == 5, "\(ListColumn.stored()[index].id) \(desk.message)")
      desk.type("o").press(.enter)
      #expect(desk.list?.model.layout.sort.descending == (index != 0), "\(index)")
      #expect(desk.list?.model.rows.count == 5, "\(ListColumn.stored()[index].id) \(desk.message)")
    }
  }

  @Test func `[2.4] the cursor stays on its agent over sorts, searches and the changes of others`()
    throws
  {
    let desk = try Desk.staffed()
    desk.press(.down, .down)
    #expect(desk.currentLine.contains("José"))
    desk.type("o").press(.down, .enter)
    #expect(desk.currentLine.contains("José"))
    desk.type("/o").press(.enter)
    #expect(desk.currentLine.contains("José"))
    desk.press(.escape)
    #expect(desk.currentLine.contains("José"))
    try desk.centre.add("Aaron First", "aaron")
    desk.idle()
    #expect(desk.shows("Aaron First"))
    #expect(desk.currentLine.contains("José"))
  }

  @Test func `the cursor goes to the neighbour where its agent is gone`() throws {
    let desk = try Desk.staffed()
    desk.press(.down, .down)
    try desk.centre.apply(.delete(.one(try desk.centre.agent("jose").id)))
    desk.idle()
    #expect(desk.currentLine.contains("Linus"))
  }

  @Test func `[2.7] what others save appears without a key`() throws {
    let desk = try Desk.staffed()
    let other = Desk(desk.centre, as: "bob")
    other.press(.enter, .control("u")).type("Ada King").press(.f(2), .enter)
    #expect(!desk.shows("Ada King"))
    desk.idle()
    #expect(desk.shows("Ada King"))
  }

  @Test func `nothing is drawn while nobody presses anything and nothing changes`() throws {
    let desk = try Desk.staffed()
    desk.idle()
    let before = desk.surface
    desk.idle().idle()
    #expect(desk.surface == before)
  }

  @Test func `text from data never controls the terminal`() throws {
    let centre = try Centre()
    try centre.add("Evil \u{202E}eman", "evil")
    let desk = Desk(centre)
    #expect(!desk.screen.unicodeScalars.contains("\u{202E}"))
  }
}
