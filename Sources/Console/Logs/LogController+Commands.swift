import AgentDomain
import ClientLogs
import TextUI

extension LogController {
  static let commands: [Command<LogController>] =
    [
      Command(
        "show", .enter, title: "Show", hint: true, help: "Shows the line whole.", unless: noLine
      ) { $0.showWhole() },
      Command(
        "follow", .character("f"), title: "Follow", hint: true,
        help: "Stops the lines, or follows the newest ones again."
      ) { $0.toggleFollowing() },
      Command(
        "level", .character("l"), title: "Level", hint: true,
        help: "Shows lines of a level and worse; 1 to 4 choose at once."
      ) { $0.chooseLevel() },
      Command(
        "search", .character("/"), .f(3), title: "Filter", hint: true, words: true,
        help: "Shows only lines that contain a text, as you type it."
      ) { $0.startSearch() },
      Command("back", .escape, title: "Back", hint: true, help: "Clears the text, then goes back.")
      {
        $0.back()
      },
    ] + levels + movement

  private static let levels: [Command<LogController>] = LogLevel.allCases.enumerated().map {
    number, level in
    Command(
      "level-\(level.rawValue)", .character(Character("\(number + 1)")),
      title: "Level \(level.rawValue)", help: "Shows lines of level \(level.inWords)."
    ) { $0.narrow { $0.level = level } }
  }

  private static let movement: [Command<LogController>] = [
    Command("down", .down, .character("j"), title: "Down", help: "The next line.") { $0.move(1) },
    Command(
      "up", .up, .character("k"), title: "Up", help: "The line before; the lines stand still then."
    ) { $0.move(-1) },
    Command("page-down", .pageDown, title: "Next page", help: "One page on.") { $0.page(1) },
    Command("page-up", .pageUp, title: "Previous page", help: "One page back.") { $0.page(-1) },
    Command("home", .home, title: "Oldest", help: "The oldest line that is kept.") { $0.goHome() },
    Command(
      "end", .end, title: "Newest", help: "The newest line, and follows what comes."
    ) { $0.follow() },
  ]

  static let searchCommands: [Command<LogController>] = [
    Command(
      "keep", .enter, .down, title: "Keep", hint: true,
      help: "Keeps the text and goes back to the lines."
    ) { $0.keepSearch() },
    Command("back", .escape, title: "Clear", hint: true, help: "Shows every line again.") {
      $0.clearSearch()
    },
  ]

  private static let noLine: @MainActor @Sendable (LogController) -> String? = {
    $0.model.focused == nil ? "There is no line here." : nil
  }
}

extension ListController {
  /// Follows the client logs of the agent under the cursor.
  func showLogs() throws {
    guard let row = model.current, let agent = try directory.agent(row.id, scope: model.scope)
    else { return }
    session.push(try LogController(agent, session: session))
  }
}
