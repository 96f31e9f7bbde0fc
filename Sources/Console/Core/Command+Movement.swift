import TextUI

extension Command {
  /// The keys by which a cursor goes through lines: one by one, by pages, to both ends.
  static func movement(
    page: @escaping @MainActor @Sendable (Controller) -> Int,
    _ move: @escaping @MainActor @Sendable (Controller, Int) -> Void
  ) -> [Command] {
    [
      Command("down", .down, .character("j"), title: "Down", help: "The next line.") {
        move($0, 1)
      },
      Command("up", .up, .character("k"), title: "Up", help: "The line before.") { move($0, -1) },
      Command("page-down", .pageDown, title: "Next page", help: "One page on.") {
        move($0, page($0))
      },
      Command("page-up", .pageUp, title: "Previous page", help: "One page back.") {
        move($0, -page($0))
      },
      Command("home", .home, title: "First", help: "The first line.") { move($0, -1_000_000_000) },
      Command("end", .end, title: "Last", help: "The last line.") { move($0, 1_000_000_000) },
    ]
  }
}
