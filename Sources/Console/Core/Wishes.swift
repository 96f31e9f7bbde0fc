public import TextUI

/// What the person in front of the console wants of it, apart from the centre's data.
public struct Wishes: Sendable {
  /// The themes that `:theme` goes through, by name.
  public var themes: [ThemeOffer]

  public init(themes: [ThemeOffer] = []) {
    self.themes = themes
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
