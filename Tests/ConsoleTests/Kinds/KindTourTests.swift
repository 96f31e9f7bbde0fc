import AgentDomain
import Testing
import TextUI

@testable import Console

/// Every kind of record has the same list and form: all of their commands are walked at every size, as
/// the catalogues of kinds and commands have them.
@MainActor @Suite struct KindTourTests {
  nonisolated static let lists = RecordKind.allCases.filter { $0 != .settings }

  @Test(arguments: lists, TourTests.sizes)
  func `every command of every kind's list can be run, walked and left`(
    kind: RecordKind, size: Size
  ) throws {
    let desk = try Desk.furnished(kind, size: size)
    for command in ListController.commands(of: kind) where !command.id.hasPrefix("go-") {
      try desk.session.go(to: kind)
      desk.idle().run(command.id)
      leave(desk)
    }
  }

  @Test(arguments: RecordKind.allCases, TourTests.sizes)
  func `every tab of every kind's form can be walked`(kind: RecordKind, size: Size) throws {
    let desk = try Desk.furnished(kind, size: size)
    if kind != .settings { desk.press(.enter) }
    walk(desk, kind.subject)
    #expect(!(desk.session.top is ListController), "\(desk.framed)")
    leave(desk)
  }

  @Test(arguments: lists, TourTests.sizes)
  func `every kind's creation form can be walked, fails in words and is left`(
    kind: RecordKind, size: Size
  ) throws {
    let desk = try Desk.furnished(kind, size: size)
    desk.run("new")
    for _ in 0..<20 { desk.press(.down) }
    desk.press(.f(1), .escape, .f(5), .f(2), .down, .escape, .f(3)).type("n").press(.down, .escape)
    leave(desk)
  }

  @Test(arguments: RecordKind.allCases)
  func `[11] every kind can be reached by its name and by a letter of the menu`(kind: RecordKind)
    throws
  {
    let desk = try Desk.furnished(.team)
    desk.run("go-\(kind.plural)")
    #expect(desk.session.screens.last { !$0.isPanel }?.title == kind.pluralTitle)
    desk.press(.escape)
    #expect(desk.session.screens.count == 1, "Esc leads back to the agents")
    desk.type("g")
    #expect(desk.shows(kind.pluralTitle))
  }

  private func walk<Record: FormSubject>(_ desk: Desk, _ type: Record.Type) {
    for _ in desk.form(of: type)?.tabs ?? [] {
      for _ in desk.form(of: type)?.rows ?? [] { desk.press(.down) }
      desk.press(.pageDown, .pageUp, .backTab, .f(8), .f(4))
      if !(desk.session.top is FormController<Record>) { desk.press(.down, .escape) }
      desk.press(.f(7))
    }
    desk.press(.f(3)).type("n").press(.down, .escape).press(.f(1), .escape)
  }

  /// Leaves whatever is open, discarding.
  private func leave(_ desk: Desk) {
    desk.press(.down, .up, .pageDown, .pageUp, .end, .home, .tab, .backTab)
    for _ in 0..<12 where desk.session.screens.count > 1 {
      desk.press(.escape)
      if desk.shows("Leave with changes?") { desk.press(.end, .enter) }
    }
    #expect(desk.session.screens.count == 1, "\(desk.framed)")
  }
}
