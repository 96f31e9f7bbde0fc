import TextUI

/// What F1 shows: the focus first, then every key that holds here.
@MainActor enum HelpText {
  static func lines(for screen: any Screen, _ commands: [BoundCommand]) -> [String] {
    let focus = screen.focusHelp
    return focus + (focus.isEmpty ? [] : [""]) + ["Keys"] + commands.flatMap(lines)
  }

  private static func lines(_ command: BoundCommand) -> [String] {
    let name =
      command.keys.isEmpty ? ":\(command.id)" : command.keys.map(\.name).joined(separator: ", ")
    return ["\(name)\t\(command.title): \(command.help)"]
  }
}
