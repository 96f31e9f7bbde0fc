public import AgentDomain
import Foundation
public import TextUI

/// One operator at one terminal: the stack of screens, the message line, and the loop that feeds them.
@MainActor public final class Session {
  let directory: any AgentDirectory
  private(set) var author: Author
  let entry: Entry
  /// What the title row calls the database.
  let place: String
  let terminal: any InteractiveTerminal
  /// What can be tried on the spot of the settings.
  let checks: [any SettingsCheck]
  let wishes: Wishes
  /// What files the operator may name.
  private(set) var files: FileAccess
  /// What tells live what agents do; nil where nothing does.
  let exchange: (any Exchange)?
  /// What the exchange told last; nil where the settings name none.
  var live: ExchangeStates?
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
  private(set) var isOver = false
  /// What is said after the terminal is given back: "2 changes saved."
  public private(set) var farewell: String?
  private var savedCount = 0
  private(set) var lastWord: String?

  /// What covers all screens, while nobody knows who is in front of them.
  private var cover: SignInScreen?
  /// Minutes; nil where the console never locks.
  var lockAfter: Int?
  /// Milliseconds that only ever go on.
  let clock: () -> Int64
  /// When the last key came, by that clock.
  private(set) var lastKey: Int64
  private let welcome: String?

  /// - Parameters:
  ///   - welcome: what is said first.
  ///   - clock: milliseconds that only ever go on, for the idle lock.
  public init(
    directory: any AgentDirectory, entry: Entry, place: String,
    terminal: any InteractiveTerminal, checks: [any SettingsCheck] = [],
    files: FileAccess = .ofProcess, exchange: (any Exchange)? = nil,
    wishes: Wishes = Wishes(), welcome: String? = nil,
    clock: @escaping () -> Int64 = Session.milliseconds
  ) {
    (self.directory, self.entry, self.place, self.terminal) = (directory, entry, place, terminal)
    (self.checks, self.files, self.welcome, self.clock) = (checks, files, welcome, clock)
    (self.exchange, self.wishes) = (exchange, wishes)
    live = exchange.map(\.states).flatMap { $0.isOn ? $0 : nil }
    lastKey = clock()
    author =
      switch entry {
      case .person(let author): author
      case .signIn(let ways): .nobody(ways.origin)
      }
    reader = Reader(wakeup: terminal.wakeup) { directory.interruptReads() }
  }

  /// Since some moment, whatever becomes of the calendar.
  public nonisolated static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  var scope: Scope { author.person.scope }
  var top: (any Screen)? { screens.last }

  /// Whether there are only lines, one after the other.
  var isLinear: Bool { terminal is any LineTerminal }

  /// Shows the list and serves keys or lines until the operator leaves or the terminal goes.
  public func run() throws {
    begin()
    if let lines = terminal as? any LineTerminal {
      LinearView(self, lines).run()
    } else {
      try present()
      while !isOver {
        handle(terminal.next(timeout: limit))
        if !isOver { try present() }
      }
    }
    conclude()
  }

  private var isWatched = false

  private func begin() {
    knownVersion = (try? directory.dataVersion()) ?? 0
    enter()
    if let welcome { say(.info, welcome) }
    if wishes.problemCount > 0 {
      say(
        .warning,
        "\(counted(wishes.problemCount, "key")) of your own cannot be as wished: roster check says why."
      )
    }
    readLockTime()
    let wakeup = terminal.wakeup
    isWatched = directory.onChange { wakeup.wake() }
    exchange?.onChange { wakeup.wake() }
  }

  /// How long the loop may sleep, in milliseconds; nil for ever.
  var limit: Int? {
    let poll = isWatched && !hasUnkept ? nil : Self.pollInterval
    return [poll, timeUntilLock].compactMap(\.self).min()
  }

  private func conclude() {
    for screen in screens { screen.putAway() }
    let saved = savedCount == 0 ? nil : "\(counted(savedCount, "change")) saved."
    farewell = [saved, lastWord].compactMap(\.self).joined(separator: " ")
    if farewell?.isEmpty == true { farewell = nil }
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
      attend { press(key) }
      terminal.capturesKeys = top is LearnKeysPanel
    case .line: break
    case .bytes(let bytes):
      attend {
        clearMessage()
        (top as? LearnKeysPanel)?.take(bytes)
      }
    case .resized, .continued: lockInTime()
    case .wake:
      reader.deliverArrived()
      top?.readFinished()
      lookAtExchange()
      look()
      lockInTime()
    case .timeout: idle()
    case .hangup, .terminate: isOver = true
    }
  }

  /// Does what somebody who is there wants.
  func attend(_ act: () -> Void) {
    lockInTime()
    lastKey = clock()
    if isOver { return }
    act()
    keepInTime()
  }

  private func idle() {
    putAway()
    look()
    lockInTime()
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
    exchange?.look()
    readLockTime()
    renewPerson()
    for screen in screens { screen.changedElsewhere() }
  }

  /// Draws what is to be seen; the terminal sends only what differs.
  func present() throws { try terminal.show(picture(size: terminal.size)) }

  /// Shows a screen; while the console is locked, below the lock.
  /// - Parameter overLock: whether it belongs to the lock itself, and so stands above it.
  func push(_ screen: any Screen, overLock: Bool = false) {
    if !overLock, let cover, let index = screens.firstIndex(where: { $0 === cover }) {
      return screens.insert(screen, at: index)
    }
    screens.append(screen)
  }

  /// Takes a screen away, wherever in the stack it stands, with everything above it; a lock stays, since
  /// screens below it may close by themselves.
  func close(_ screen: any Screen) {
    guard let index = screens.firstIndex(where: { $0 === screen }) else { return }
    let lock = screens.lastIndex { $0 === cover } ?? index
    screens.removeSubrange(index..<(lock > index ? lock : screens.endIndex))
    if screens.isEmpty { isOver = true }
  }

  func end() { isOver = true }

  /// Ends with a last word for the shell.
  func end(saying sentence: String) {
    lastWord = sentence
    end()
  }

  // MARK: - Who is there

  var isLocked: Bool { cover != nil }

  /// Covers all screens, which stay as they are.
  func lock(_ cover: SignInScreen) {
    clearMessage()
    terminal.capturesKeys = false
    screens.append(cover)
    self.cover = cover
  }

  func unlock() {
    guard let cover else { return }
    self.cover = nil
    screens.removeAll { $0 === cover }
    clearMessage()
    say(.info, "Welcome back.")
    for screen in screens { screen.changedElsewhere() }
    top?.readFinished()
  }

  /// Somebody has signed in: nothing of what was before stays.
  func begin(_ author: Author, files: FileAccess) {
    (self.author, self.files) = (author, files)
    terminal.capturesKeys = false
    (screens, messages) = ([], [])
    clearMessage()
  }

  /// The same person with other rights: everything is looked at anew.
  func restart(as author: Author) {
    putAwayAll()
    begin(author, files: files)
    push(ListController(session: self))
    if let cover { screens.append(cover) }
  }

  func putAwayAll() { putAway() }

  func say(_ kind: MessageKind, _ text: String) {
    let message = Message(kind: kind, text: text)
    self.message = message
    messages.append(message)
    if kind == .error, wishes.rings { terminal.beep() }
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
