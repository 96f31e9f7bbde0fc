public import TextUI

/// What the person in front of the console wants of it, apart from the centre's data.
public struct Wishes: Sendable {
  /// The themes that `:theme` goes through, by name; they are looked for when somebody asks.
  public var themes: @Sendable () -> [ThemeOffer]
  public var keymap: Keymap
  /// Whether an error rings the terminal's bell.
  public var rings: Bool
  /// Whether a value may be sent to the terminal's clipboard.
  public var copies: Bool
  /// Keeps what the terminal's keys were learnt to send; nil where there is no place for it.
  public var keepKeys: (@Sendable (LearntKeys) throws -> String)?
  /// How many things are wrong with the key map.
  public var problemCount: Int

  public init(
    themes: @escaping @Sendable () -> [ThemeOffer] = { [] }, keymap: Keymap = Keymap(),
    rings: Bool = false, copies: Bool = false,
    keepKeys: (@Sendable (LearntKeys) throws -> String)? = nil, problemCount: Int = 0
  ) {
    (self.themes, self.keymap, self.rings, self.copies) = (themes, keymap, rings, copies)
    (self.keepKeys, self.problemCount) = (keepKeys, problemCount)
  }
}

/// A theme that can be taken, read when it is looked at.
public struct ThemeOffer: Sendable {
  public let name: String
  /// What the theme says of itself.
  public let summary: String
  /// - Throws: a sentence about the file.
  public let read: @Sendable () throws -> Theme

  public init(name: String, summary: String, read: @escaping @Sendable () throws -> Theme) {
    (self.name, self.summary, self.read) = (name, summary, read)
  }
}
