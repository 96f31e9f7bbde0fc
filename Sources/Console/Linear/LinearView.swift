import AgentDomain
import TextUI

/// The console as lines that are appended: the same screens, controllers and commands, without a screen.
///
/// After every line it says what came of it: the message, then what is new: another screen, other lines,
/// another focus, and where nothing is new the focus again.
@MainActor final class LinearView {
  let session: Session
  let terminal: any LineTerminal
  private var seen = Seen()
  /// The screens that introduced themselves already, and what they said last.
  private var introduced: [(screen: any Screen, words: [String])] = []
  private var toldMessage: Message?
  private var isAsked = false
  /// Whether the line was answered already.
  private var hasSpoken = false

  /// What was told last.
  private struct Seen {
    var top: (any Screen)?
    var title = ""
    var leaf: Leaf?
    var place = ""
  }

  init(_ session: Session, _ terminal: any LineTerminal) {
    (self.session, self.terminal) = (session, terminal)
  }

  func run() {
    say("Roster, line by line. help lists what can be typed here, quit leaves.")
    tell()
    while !session.isOver {
      ask()
      take(terminal.next(timeout: session.limit))
      tell()
    }
  }

  private func take(_ event: TerminalEvent) {
    switch event {
    case .line(let line):
      (isAsked, toldMessage) = (false, nil)
      session.attend {
        session.clearMessage()
        LineReading(self).take(line)
      }
    case .key(.control("c")):
      isAsked = false
      session.say(.info, "back goes one step out, quit leaves Roster.")
    default: session.handle(event)
    }
  }

  // MARK: - Saying

  func say(_ paragraph: String, indent: Int = 2) {
    hasSpoken = true
    terminal.say(paragraph, indent: indent)
  }

  /// Says everything that is new.
  private func tell() {
    settle()
    guard !session.isOver, let before = session.top else { return }
    var isNew = tellMessage()
    while let top = session.top, let text = top.told {
      say("\(top.title):")
      for line in text { say(line.replacing("\t", with: "  ")) }
      session.close(top)
      isNew = true
    }
    guard let top = session.top else { return }
    isNew = tellScreen(top) || isNew
    if !isNew, !isAsked, !hasSpoken { tellPlace(top) }
    hasSpoken = false
    if before !== top { seen.top = top }
  }

  private func tellMessage() -> Bool {
    guard let message = session.message, message != toldMessage else { return false }
    toldMessage = message
    isAsked = false
    say(message.line)
    return true
  }

  /// - Returns: whether there was something to say.
  private func tellScreen(_ top: any Screen) -> Bool {
    let now = Seen(top: top, title: top.title, leaf: top.leaf, place: top.place)
    defer { seen = now }
    if seen.top !== top {
      isAsked = false
      arrive(at: top, now.leaf)
      return true
    }
    if now.title != seen.title { say(Self.sentence(now.title)) }
    if let leaf = now.leaf, let old = seen.leaf, leaf.lines != old.lines {
      isAsked = false
      if leaf.lines.isEmpty { tellPlace(top) } else { tell(leaf, after: old) }
      return true
    }
    if now.place != seen.place {
      isAsked = false
      tellPlace(top)
      return true
    }
    return now.title != seen.title
  }

  /// Says a few lines that changed one by one, else all of them.
  private func tell(_ leaf: Leaf, after old: Leaf) {
    let changed = leaf.lines.indices.filter {
      !old.lines.indices.contains($0) || old.lines[$0] != leaf.lines[$0]
    }
    guard leaf.before == old.before, leaf.lines.count == old.lines.count, changed.count < 4 else {
      return tellLeaf(leaf)
    }
    for index in changed { say("Line \(index + 1): \(leaf.lines[index])", indent: 4) }
  }

  /// A title as a sentence.
  private static func sentence(_ title: String) -> String {
    title.last.map { "?!.:".contains($0) } == true ? title : title + "."
  }

  private func arrive(at top: any Screen, _ leaf: Leaf?) {
    let (known, words) = (introduced.first { $0.screen === top }?.words, top.introduction)
    introduced.removeAll { entry in
      entry.screen === top || !session.screens.contains { $0 === entry.screen }
    }
    introduced.append((top, words))
    say(Self.sentence(top.title))
    if known != words || top.question != nil { for line in words { say(line) } }
    if known != nil, top.question == nil { tellPlace(top) } else { tellLeaf(leaf) }
  }

  func tellLeaf(_ leaf: Leaf?) {
    guard let leaf, !leaf.lines.isEmpty else { return }
    let isWhole = leaf.before == 0 && leaf.total == leaf.lines.count
    if !isWhole || session.top?.question == nil { say(leaf.heading) }
    for (number, line) in leaf.lines.enumerated() { say("\(number + 1). \(line)", indent: 4) }
  }

  /// Says everything of the present screen again.
  func repeatScreen() {
    guard let top = session.top else { return }
    say(Self.sentence(top.title))
    for line in top.introduction { say(line) }
    tellLeaf(top.leaf)
  }

  private func tellPlace(_ top: any Screen) {
    guard top.question == nil, !top.place.isEmpty else { return }
    say(top.place)
  }

  // MARK: - Waiting

  /// Lets the screens lay themselves out, and waits for what is read or done behind them; ^C stops it.
  private func settle() {
    layOut()
    while !session.isOver, session.reader.isReading || session.top is any WaitingScreen {
      let event = terminal.next(timeout: 100)
      if case .key = event, let back = session.top?.commands.first(where: { $0.id == "back" }) {
        session.run(back)
      } else {
        session.handle(event)
      }
      layOut()
    }
  }

  private func layOut() {
    guard !session.screens.isEmpty else { return }
    _ = session.picture(size: terminal.size)
  }

  private func ask() {
    guard !isAsked, let top = session.top else { return }
    isAsked = true
    if let question = top.question {
      for line in question.intro { say(line) }
      terminal.ask(question.prompt + ":", isSecret: question.isSecret)
    } else {
      terminal.ask(top.prompt + ">", isSecret: false)
    }
  }
}
