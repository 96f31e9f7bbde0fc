import AgentDomain
import Testing
import TextUI

@testable import Console

/// Every command of the screens of memberships, at every size; the desk looks at the cursor after each key.
@MainActor @Suite struct MembersTourTests {
  @Test(arguments: GroupKind.allCases, TourTests.sizes)
  func `every command of the two lists can be run, walked and left`(kind: GroupKind, size: Size)
    throws
  {
    let desk = try Desk.furnished(size: size)
    for command in MembersController.commands {
      desk.run("mark-all").run(kind.recordKind.plural)
      desk.press(.tab, .down, .up, .end, .pageUp, .backTab).type(" ").run(command.id)
      leave(desk)
    }
  }

  @Test(arguments: GroupKind.allCases, TourTests.sizes)
  func `every command of a group's agents can be run, walked and left`(
    kind: GroupKind, size: Size
  ) throws {
    let desk = try Desk.furnished(kind.recordKind, size: size)
    for command in ListController.memberCommands {
      try desk.session.go(to: kind.recordKind)
      desk.idle().run("members").run(command.id)
      leave(desk)
    }
    try desk.session.go(to: kind.recordKind)
    desk.idle().run("members").run("add").press(.down, .up).run("join")
    leave(desk)
  }

  @Test func `a window may change its size while lines are staged`() throws {
    let desk = try Desk.furnished()
    desk.type("aQ A")
    for size in TourTests.sizes + [Size(rows: 3, columns: 20), Size(rows: 24, columns: 80)] {
      desk.resize(size.rows, size.columns).press(.down, .up)
    }
    desk.type("y")
    #expect(desk.shows("5 agents, 3 changes"))
  }

  @Test func `of two commands with one key exactly one can be carried out`() throws {
    let desk = try Desk.furnished()
    for keys in ["Q", "T", "P"] {
      desk.type(keys)
      let keys = desk.session.commandsNow.filter { $0.obstacle() == nil }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count)
      desk.press(.escape)
    }
  }

  /// Leaves whatever is open, discarding.
  private func leave(_ desk: Desk) {
    desk.press(.down, .up, .end, .home)
    for _ in 0..<12 where desk.session.screens.count > 1 {
      desk.press(.escape)
      if (desk.session.top as? MenuPanel)?.title == "Leave with changes?" {
        desk.press(.end, .enter)
      }
    }
    #expect(desk.session.screens.count == 1, "\(desk.framed)")
  }
}
