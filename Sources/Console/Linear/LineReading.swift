import AgentDomain
import TextUI

/// What a typed line means: an answer to a question, else a command with what stands behind its name.
@MainActor struct LineReading {
  private let view: LinearView
  private var session: Session { view.session }

  init(_ view: LinearView) { self.view = view }

  func take(_ line: String) {
    guard let top = session.top else { return }
    let text = line.trimmed
    if let question = top.question { return answer(text, question, of: top) }
    if text.isEmpty { return goOn(top) }
    if let number = Int(text), let leaf = top.leaf { return open(number, of: leaf, top) }
    command(text.hasPrefix(":") ? String(text.dropFirst()).trimmed : text)
  }

  // MARK: - Answers

  private func answer(_ text: String, _ question: Question, of top: any Screen) {
    if text.isEmpty { return question.keep() }
    if text == "?" { return explain(top) }
    if let sign = question.signs[text] { return sign() }
    if text == "<" { return run("back") }
    if text.hasPrefix(":") { return command(String(text.dropFirst()).trimmed) }
    if !question.isMeant(text), isCommand(text) { return command(text) }
    question.answer(text.hasPrefix("\\") ? String(text.dropFirst()) : text)
  }

  /// Whether a text begins with the whole name of a command.
  private func isCommand(_ text: String) -> Bool {
    let name = text.prefix { $0 != " " }.lowercased()
    return (ownVerbs.map(\.name) + session.commandsNow.map(\.id)).contains(name)
  }

  /// Says what the question is about, and by which signs it is left.
  private func explain(_ top: any Screen) {
    for line in top.focusHelp where !line.isEmpty { view.say(line) }
    let signs = top.question?.signs.keys.sorted() ?? []
    let words = Self.signWords.filter { $0.sign == "<" || signs.contains($0.sign) }
      .map { "\($0.sign) \($0.words)" }
    view.say(
      "Enter keeps what is in brackets, \(words.joined(separator: ", ")), a colon before a command "
        + "runs it, as in :help.")
  }

  private static let signWords = [
    (sign: "<", words: "goes back"), (sign: ">", words: "goes to the next tab"),
    (sign: "-", words: "clears"), (sign: ".", words: "ends"),
  ]

  // MARK: - Lines of a list

  /// An empty line: what comes behind the lines that were said.
  private func goOn(_ top: any Screen) {
    guard let leaf = top.leaf, !leaf.lines.isEmpty else { return }
    guard !leaf.isLast else { return session.say(.info, "There are no more lines.") }
    run("page-down")
  }

  /// A number alone: what Enter does on that line.
  private func open(_ number: Int, of leaf: Leaf, _ top: any Screen) {
    guard point(to: number, of: leaf, top) else { return }
    guard let command = session.commandsNow.first(where: { $0.isDefault && $0.obstacle() == nil })
    else { return }
    session.run(command)
  }

  private func point(to number: Int, of leaf: Leaf, _ top: any Screen) -> Bool {
    guard leaf.lines.indices.contains(number - 1) else {
      session.say(
        .error,
        leaf.lines.isEmpty
          ? "There is no line here."
          : "There is no line \(number): name one from 1 to \(leaf.lines.count).")
      return false
    }
    top.point(to: number - 1)
    return true
  }

  // MARK: - Commands

  private func command(_ text: String) {
    guard let top = session.top else { return }
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = parts.first else { return }
    let rest = parts.count > 1 ? parts[1].trimmed : ""
    let (commands, verbs) = (session.commandsNow, ownVerbs + top.verbs)
    let names = verbs.map(\.name) + commands.map(\.id)
    switch Self.find(name.lowercased(), among: names) {
    case .one(let index) where index < verbs.count:
      session.attempt { try verbs[index].perform(rest) }
    case .one(let index): give(commands[index - verbs.count], rest, top)
    case .several(let indices):
      session.say(
        .error, Naming.Unclear.several(name, indices.map { names[$0] }.unique).sentence)
    case .none: session.say(.error, "There is no command \(name) here: help lists them.")
    }
  }

  /// By the whole name first, then by what other programs call it, then by a beginning.
  private static func find(_ name: String, among names: [String]) -> Naming.Found {
    for wanted in [name] + (others[name] ?? []) {
      if let index = names.firstIndex(of: wanted) { return .one(index) }
    }
    let found = names.indices.filter { names[$0].hasPrefix(name) }
    return Set(found.map { names[$0] }).count == 1
      ? .one(found[0]) : found.isEmpty ? .none : .several(found)
  }

  private static let others = [
    "find": ["search"], "diff": ["differences"], "exit": ["quit"], "more": ["page-down"],
    "?": ["help"], "next": ["down"], "previous": ["up"], "<": ["back"],
  ]

  private func run(_ id: String) {
    guard let command = session.commandsNow.first(where: { $0.id == id }) else { return }
    session.run(command)
  }

  /// Carries a command out for the lines that are named behind it; other words answer what it asks.
  private func give(_ command: BoundCommand, _ rest: String, _ top: any Screen) {
    var words = rest.split(separator: " ").map(String.init)
    var numbers: [Int] = []
    if !command.takesWords, let leaf = top.leaf {
      let isMany = command.id == "mark" || command.id == "take"
      while let word = words.first, let number = Int(word), numbers.isEmpty || isMany {
        guard leaf.lines.indices.contains(number - 1) else {
          _ = point(to: number, of: leaf, top)
          return
        }
        numbers.append(number)
        words.removeFirst()
      }
      // Lines that leave the list move those below them, so the last is first.
      for number in numbers.sorted(by: >).dropLast() {
        top.point(to: number - 1)
        session.run(command)
      }
      if let number = numbers.min() { top.point(to: number - 1) }
    }
    let (screens, asked) = (session.screens.map(ObjectIdentifier.init), top.question != nil)
    session.run(command)
    let answer = words.joined(separator: " ")
    guard !answer.isEmpty, session.message?.kind != .error else { return }
    let isAsking =
      session.screens.map(ObjectIdentifier.init) != screens
      || (session.top?.question != nil) != asked
    guard isAsking, let question = session.top?.question else {
      return session.say(.warning, "\(command.id) takes nothing behind it; \(answer) was left out.")
    }
    if let sign = question.signs[answer] { sign() } else { question.answer(answer) }
  }

  // MARK: - Verbs

  private var ownVerbs: [Verb] {
    [
      Verb(name: "list", operand: "", help: "Says everything of this screen again.") { [view] _ in
        view.repeatScreen()
      },
      Verb(name: "help", operand: "NAME", help: "Explains a command or a field.") { name in
        help(name)
      },
    ]
  }

  private func help(_ name: String) {
    let top = session.top
    guard !name.isEmpty else { return run("help") }
    if let lines = top?.explanation(of: name) { return lines.forEach { view.say($0) } }
    let texts =
      session.commandsNow.map { ([$0.id], "\($0.id): \($0.title). \($0.help)") }
      + (top?.verbs ?? []).map { ([$0.name], "\($0.name) \($0.operand): \($0.help)") }
    switch Naming.find(name, among: texts.map(\.0), numbered: false) {
    case .one(let index): view.say(texts[index].1)
    case .several(let indices): for index in indices { view.say(texts[index].1) }
    case .none: session.say(.error, "There is no command \(name) here: help lists them.")
    }
  }
}

extension [String] {
  /// Each once, in their order.
  fileprivate var unique: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
