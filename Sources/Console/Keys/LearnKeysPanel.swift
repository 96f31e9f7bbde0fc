import TextUI

/// Asks for one key after the other and learns what each of them sends, where the terminal's description is
/// wrong: at once in force, and kept for the next time.
@MainActor final class LearnKeysPanel: Screen {
  static let keys: [Key] =
    (1...12).map { .f($0) } + [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .backTab,
    ]

  let session: Session
  private var place = 0
  private var learnt: LearntKeys
  private var count = 0

  init(session: Session) {
    self.session = session
    learnt = session.terminal.learntKeys
    session.terminal.capturesKeys = true
  }

  var word: String { "work" }
  var title: String { "Learn keys" }
  var isPanel: Bool { true }
  /// Every key is one that is learnt, or Space or Esc.
  var commands: [BoundCommand] { [] }

  /// A key that came as such, after the terminal was taken away and given back in between.
  func take(_ key: Key) -> Bool {
    if key == .escape { end() }
    return true
  }

  /// What one key sent: Space leaves out, Esc alone ends.
  func take(_ bytes: [UInt8]) {
    switch bytes {
    case [0x1B]: end()
    case [0x20], [0x0D]: next()
    default: learn(bytes)
    }
  }

  private func learn(_ bytes: [UInt8]) {
    let key = Self.keys[place]
    if let other = learnt.key(for: bytes), other != key, count > 0 {
      return session.say(.error, "That was \(other.name) again: press \(key.name), or Space.")
    }
    guard learnt.learn(bytes, as: key) else {
      return session.say(
        .error,
        "It sends what typing sends, so it cannot be told apart: Space leaves \(key.name) out.")
    }
    count += 1
    next()
  }

  private func next() {
    place += 1
    if place == Self.keys.count { end() }
  }

  private func end() {
    session.terminal.capturesKeys = false
    session.close(self)
    guard count > 0 else { return session.say(.info, "No key was learnt.") }
    session.terminal.learntKeys = learnt
    let words = "\(counted(count, "key")) learnt and in force"
    guard let keep = session.wishes.keepKeys else { return session.say(.info, words + ".") }
    session.attempt {
      session.say(.saved, "\(words), kept for the next time in \(try keep(learnt)).")
    }
  }

  func draw(on surface: inout Surface) {
    let lines = [
      "Press each key that is named, if your keyboard has it.",
      "Space leaves one out; Esc ends and keeps what was learnt.", "",
      "> Press \(Self.keys[min(place, Self.keys.count - 1)].name)",
      "  \(place + 1) of \(Self.keys.count), \(counted(count, "key")) learnt",
    ]
    let width = min(60, surface.size.columns - 4)
    let wrapped = lines.flatMap { $0.isEmpty ? [""] : TextWrap.lines($0, width: width) }
    let frame = PanelFrame(
      for: wrapped.count, width: width, on: surface, session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    let first = max(0, wrapped.count - frame.height)
    for (row, line) in wrapped.dropFirst(first).enumerated() {
      surface.put(line, at: frame.place(row), width: frame.width)
      if line.hasPrefix(">") { surface.cursor = frame.place(row) }
    }
  }
}

extension Session {
  static let learnKeys = Command<Session>(
    "learn-keys", title: "Learn keys",
    help:
      "Asks for the function and cursor keys one by one, for a terminal that sends other than it says.",
    unless: { $0.isLinear ? "Keys are learnt on a terminal with a screen." : nil }
  ) { $0.push(LearnKeysPanel(session: $0)) }
}
