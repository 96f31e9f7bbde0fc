import TextUI

/// What fills the space between title row and message line, or stands as a panel over it.
@MainActor protocol Screen: AnyObject {
  /// What the title row says of it.
  var title: String { get }
  var commands: [BoundCommand] { get }
  /// Whether it is drawn over the screen below instead of in its place.
  var isPanel: Bool { get }
  /// Whether the focus takes text, so that printable keys are never commands.
  var isTyping: Bool { get }
  /// Draws itself and sets the cursor on what has the focus.
  func draw(on surface: inout Surface)
  /// Gives a key to what has the focus; false where that has no use for it.
  func take(_ key: Key) -> Bool
  /// Somebody else saved something.
  func changedElsewhere()
  /// The telephone exchange tells something else than before.
  func exchangeChanged()
  /// A read that this screen began has come to its end.
  func readFinished()
  /// Whether something was typed that is not put away yet.
  var hasUnkept: Bool { get }
  /// Nothing was pressed for a moment, or the program is about to end: what was typed is put away.
  func putAway()
  /// Help for what has the focus, before the table of keys.
  var focusHelp: [String] { get }
}

extension Screen {
  var isPanel: Bool { false }
  var isTyping: Bool { false }
  var hasUnkept: Bool { false }
  var focusHelp: [String] { [] }
  func take(_ key: Key) -> Bool { false }
  func changedElsewhere() {}
  func exchangeChanged() {}
  func readFinished() {}
  func putAway() {}
}
