public import TextUI

/// Something that a person can do on a screen, declared once: dispatch, hint line, help, palette and the
/// tables of the README are made from it.
public struct Command<Controller: AnyObject & Sendable>: Identifiable, Sendable {
  /// The name by which the palette, a key map and a test speak of the command.
  public let id: String
  public let keys: [Key]
  /// The words of the hint line and the palette, as an imperative.
  public let title: String
  public let help: String
  /// Whether the hint line names it, which has room for a few.
  public let isHinted: Bool
  /// Whether the words behind its name are an answer to what it asks, whatever they look like; else a
  /// number behind it names a line.
  public let takesWords: Bool
  /// Why the command cannot be carried out now; nil where it can.
  public let obstacle: @MainActor @Sendable (Controller) -> String?
  public let perform: @MainActor @Sendable (Controller) throws -> Void

  public init(
    _ id: String, _ keys: Key..., title: String, hint: Bool = false, words: Bool = false,
    help: String,
    unless obstacle: @escaping @MainActor @Sendable (Controller) -> String? = { _ in nil },
    _ perform: @escaping @MainActor @Sendable (Controller) throws -> Void
  ) {
    (self.id, self.keys, self.title, self.help, isHinted) = (id, keys, title, help, hint)
    (takesWords, self.obstacle, self.perform) = (words, obstacle, perform)
  }

  /// The command as this controller's own, whoever asks for it.
  @MainActor func bound(to controller: Controller) -> BoundCommand {
    BoundCommand(
      id: id, keys: keys, title: title, help: help, isHinted: isHinted,
      takesWords: takesWords,
      obstacle: { [obstacle] in obstacle(controller) },
      perform: { [perform] in try perform(controller) })
  }

  /// What documents tell of the command.
  public var description: CommandDescription {
    CommandDescription(id: id, keys: keys, title: title, help: help)
  }
}

/// A command of the screen that is shown now.
@MainActor struct BoundCommand: Identifiable {
  let id: String
  let keys: [Key]
  let title: String
  let help: String
  let isHinted: Bool
  let takesWords: Bool
  let obstacle: () -> String?
  let perform: () throws -> Void

  /// The same with other keys.
  func given(_ keys: [Key]) -> BoundCommand {
    BoundCommand(
      id: id, keys: keys, title: title, help: help, isHinted: isHinted, takesWords: takesWords,
      obstacle: obstacle, perform: perform)
  }

  /// Whether Enter does it.
  var isDefault: Bool { keys.contains(.enter) }

  nonisolated var keyNames: String { keys.map(\.name).joined(separator: " ") }
}

/// A command as help and README show it.
public struct CommandDescription: Hashable, Sendable, Identifiable {
  public let id: String
  public let keys: [Key]
  public let title: String
  public let help: String
}
