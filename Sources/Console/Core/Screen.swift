import TextUI

/// What fills the space between title row and message line, or stands as a panel over it.
@MainActor protocol Screen: AnyObject {
  /// What a key map calls it: one of `KeyTables.screens`.
  var word: String { get }
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
  /// What has the focus, its value and its state, in one sentence.
  var place: String { get }

  /// What a copy takes, and what that is; nil where there is nothing to copy.
  var copied: (name: String, text: String)? { get }

  // What a terminal of lines says and asks:

  /// What is said on arrival, behind the title.
  var introduction: [String] { get }
  /// The numbered lines, where there are any.
  var leaf: Leaf? { get }
  /// Gives a line of the leaf the focus, counted from nought.
  func point(to line: Int)
  /// What stands before the sign that waits for a command.
  var prompt: String { get }
  /// What the next line answers; nil where it is a command.
  var question: Question? { get }
  /// What can be said here beside the commands.
  var verbs: [Verb] { get }
  /// What something that is called by a name is: a field; nil where nothing has the name.
  func explanation(of name: String) -> [String]?
  /// A text that is read and done with: nothing waits for it to be closed.
  var told: [String]? { get }
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
