import TextUI

/// One sentence on the message line.
struct Message: Hashable, Sendable {
  let kind: MessageKind
  let text: String

  /// As it stands on the line, the kind in words first.
  var line: String { kind.prefix + text }
}
