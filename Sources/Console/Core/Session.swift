public import AgentDomain
public import TextUI

/// One operator at one terminal: the stack of screens, the message line, and the loop that feeds them.
@MainActor public final class Session {
  let directory: any AgentDirectory
  let author: Author
  /// What the title row calls the database.
  let place: String
  let terminal: any InteractiveTerminal
  /// What can be tried on the spot of the settings.
  let checks: [any SettingsCheck]
  /// What files the operator may name.
  let files: FileAccess
  let reader: Reader
  private(set) var screens: [any Screen] = []
  private(set) var message: Message?
  /// What the message line said until the last key, which help shows whole.
  private(set) var lastShown: Message?
  /// Everything that the message line ever said, the newest last.
  private(set) var messages: [Message] = []
  /// While screens look at what was saved here: nobody need be told who it was.
  var isOwnChange = false
  private var knownVersion = 0
  private var isOver = false
  /// What is said after the terminal is given back: "2 changes saved."
  public private(set) var farewell: String?
  private var savedCount = 0

  public init(
    directory: any AgentDirectory, author: Author, place: String,
    terminal: any InteractiveTerminal, checks: [any SettingsCheck] = [],
    files: FileAccess = .ofProcess
  ) {
    (self.directory, self.author, self.place, self.terminal) = (directory, author, place, terminal)
    (self.checks, self.files) = (checks, files)
    reader = Reader(wakeup: terminal.wakeup) { directory.interruptReads() }
  }

  var scope: Scope { author.person.scope }
  var top: (any Screen)? { screens.last }

  /// Shows the list and serves keys until the operator leaves or the terminal goes.
  public func run() throws {
    knownVersion = (try? directory.dataVersion()) ?? 0
    push(ListController(session: self))
    try present()
    let wakeup = terminal.wakeup
    let isWatched = directory.onChange { wakeup.wake() }
    while !isOver {
      handle(terminal.next(timeout: isWatched && !hasUnkept ? nil : Self.pollInterval))
      if !isOver { try present() }
    }
    for screen in screens { screen.putAway() }
    farewell = savedCount == 0 ? nil : "\(counted(savedCount, "change")) saved."
  }

  /// How often others' saves are looked for where the file cannot be watched, and how long after the last
  /// key what was typed is put away, in milliseconds.
  private static let pollInterval = 300

  /// Whether something was typed that is nowhere but here.
  private var hasUnkept: Bool { screens.contains(where: \.hasUnkept) }
  private var lastKept = ContinuousClock.now

  /// One event, as the loop and tests hand it over.
  func handle(_ event: TerminalEvent) {
    switch event {
    case .key(let key):
      press(key)
      keepInTime()
    case .resized, .continued: break
    case .wake:
      reader.deliverArrived()
      top?.readFinished()
      look()
    case .timeout: idle()
    case .hangup, .terminate: isOver = true
    }
  }

  private func idle() {
    putAway()
    look()
  }

  private func putAway() {
    lastKept = .now
    for screen in screens { screen.putAway() }
  }

  /// Whoever types without a pause loses no more than a moment's typing either.
  private func keepInTime() {
    if hasUnkept, .now - lastKept > .milliseconds(500) { putAway() }
  }

  /// Looks whether others have saved.
  private func look() {
    guard let version = try? directory.dataVersion(), version != knownVersion else { return }
    knownVersion = version
    for screen in screens { screen.changedElsewhere() }
  }

  /// Draws what is to be seen; the terminal sends only what differs.
  func present() throws { try terminal.show(picture(size: terminal.size)) }

  func push(_ screen: any Screen) { screens.append(screen) }

  /// Takes a screen away, wherever in the stack it stands, with everything above it.
  func close(_ screen: any Screen) {
    guard let index = screens.firstIndex(where: { $0 === screen }) else { return }
    screens.removeSubrange(index...)
    if screens.isEmpty { isOver = true }
  }

  func end() { isOver = true }

  func say(_ kind: MessageKind, _ text: String) {
    let message = Message(kind: kind, text: text)
    self.message = message
    messages.append(message)
    if messages.count > 500 { messages.removeFirst(100) }
    if kind == .saved { savedCount += 1 }
  }

  /// Says one more thing behind what was just said.
  func add(_ sentence: String) {
    guard let said = message else { return say(.info, sentence) }
    let longer = Message(kind: said.kind, text: said.text + " " + sentence)
    message = longer
    messages[messages.count - 1] = longer
  }

  func clearMessage() { (lastShown, message) = (message, nil) }
}

/// "1 agent", "2,345 agents".
func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// "1 queue", "12 queues".
func counted(_ count: Int, _ kind: RecordKind) -> String {
  "\(grouped(count)) \(count == 1 ? kind.noun : kind.plural)"
}

/// A number with commas between the thousands.
func grouped(_ number: Int) -> String {
  let digits = String(abs(number))
  var parts: [Substring] = []
  var rest = digits[...]
  while rest.count > 3 {
    parts.insert(rest.suffix(3), at: 0)
    rest = rest.dropLast(3)
  }
  return (number < 0 ? "-" : "") + ([rest] + parts).joined(separator: ",")
}
