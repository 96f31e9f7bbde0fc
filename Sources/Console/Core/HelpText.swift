import TextUI

/// What F1 shows: the focus first, then every key that holds here.
@MainActor enum HelpText {
  static func lines(
    for screen: any Screen, _ commands: [BoundCommand], isLinear: Bool = false
  ) -> [String] {
    let focus = screen.focusHelp
    let head = focus + (focus.isEmpty ? [] : [""])
    return isLinear
      ? head + ["Commands:"] + names(of: screen, commands)
      : head + ["Keys"] + commands.flatMap(lines)
  }

  /// By their names, where keys are of no use.
  private static func names(of screen: any Screen, _ commands: [BoundCommand]) -> [String] {
    screen.verbs.map { "\($0.name) \($0.operand): \($0.help)" }
      + [
        "list: Says everything of this screen again.", "help NAME: Explains a command or a field.",
      ]
      + commands.map { "\($0.id): \($0.help)" }
  }

  private static func lines(_ command: BoundCommand) -> [String] {
    let name =
      command.keys.isEmpty ? ":\(command.id)" : command.keys.map(\.name).joined(separator: ", ")
    return ["\(name)\t\(command.title): \(command.help)"]
  }
}
