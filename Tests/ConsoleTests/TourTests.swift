import AgentDomain
import Testing
import TextUI

@testable import Console

/// The cursor is on the focus after every key (the desk looks after each one), at every size.
@MainActor @Suite struct TourTests {
  nonisolated static let sizes: [Size] = [
    (24, 80), (12, 40), (50, 200), (5, 15), (1, 1),
  ].map { Size(rows: $0.0, columns: $0.1) }

  @Test(arguments: sizes)
  func `walking through the list never loses the cursor`(size: Size) throws {
    let desk = try Desk.staffed(size: size)
    desk.press(.down, .pageDown, .end, .up, .home, .pageUp, .right, .right, .left)
    desk.type(" v").press(.down).type("va*").press(.escape)
    desk.type("/gr").press(.tab, .enter).type("/nobody").press(.enter, .escape, .escape)
  }

  @Test(arguments: sizes)
  func `every panel of the list can be opened, walked and left`(size: Size) throws {
    let desk = try Desk.staffed(size: size)
    for command in ["sort", "columns", "sample", "edit", "client-logs", "export", "delete"] {
      walk(desk.run(command))
    }
    for command in ["password", "help", "palette", "messages", "history", "deleted", "new", "copy"]
    {
      walk(desk.run(command))
    }
  }

  @Test(arguments: sizes)
  func `every tab of every form can be walked`(size: Size) throws {
    let desk = try Desk.staffed(size: size)
    for username in ["ada", "grace", "jose", "linus"] {
      desk.list?.show(try desk.centre.agent(username).id)
      desk.press(.enter)
      for _ in desk.form?.tabs ?? [] {
        for _ in desk.form?.rows ?? [] { desk.press(.down) }
        desk.press(.f(7), .backTab, .pageDown, .pageUp, .f(8))
      }
      desk.press(.f(3)).type("co").press(.down, .escape)
      desk.press(.f(5), .escape, .f(1), .escape, .escape)
      #expect(desk.session.screens.count == 1)
    }
  }

  @Test(arguments: sizes)
  func `a save with errors, differences and a conflict keeps the cursor on the focus`(size: Size)
    throws
  {
    let desk = try Desk.staffed(size: size)
    desk.type("n").press(.f(2), .down, .enter).type("Bo").press(.escape, .end, .enter)
    desk.press(.enter).type("x").press(.f(2), .down, .escape)
    try desk.centre.edit("ada", "full_name", "Ada King")
    desk.idle().press(.f(2), .down, .up, .escape)
    desk.press(.escape, .end, .enter)
    #expect(desk.session.screens.count == 1)
  }

  @Test func `a window may change its size in the middle of every panel`() throws {
    let commands = [
      "sort", "columns", "sample", "edit", "client-logs", "export", "delete", "password", "help",
      "palette", "messages", "history", "deleted", "new", "open",
    ]
    for command in commands {
      let desk = try Desk.staffed()
      desk.run(command)
      for size in Self.sizes + [
        Size(rows: 3, columns: 20), Size(rows: 0, columns: 0), Size(rows: 24, columns: 80),
      ] {
        desk.watchesCursor = size.rows > 0
        desk.resize(size.rows, size.columns).press(.down)
      }
    }
  }

  @Test func `every size from one cell to two hundred columns is drawn`() throws {
    let desk = try Desk.staffed()
    for open in ["", "open", "new", "palette", "history", "help"] {
      if !open.isEmpty { desk.run(open) }
      for rows in [1, 2, 3, 4, 5, 6, 8, 12, 24, 60] {
        for columns in [1, 2, 3, 5, 8, 13, 21, 34, 40, 60, 80, 132, 200] {
          desk.resize(rows, columns)
        }
      }
      while desk.session.screens.count > 1 { desk.press(.escape) }
    }
  }

  /// Moves about in whatever is open, then leaves it and what it opened, discarding.
  private func walk(_ desk: Desk) {
    desk.press(.down, .up, .pageDown, .pageUp, .end, .home, .tab, .backTab, .right, .left)
    for _ in 0..<12 where desk.session.screens.count > 1 {
      desk.press(.escape)
      if desk.shows("Leave with changes?") { desk.press(.end, .enter) }
    }
    #expect(desk.session.screens.count == 1, "\(desk.framed)")
  }
}
