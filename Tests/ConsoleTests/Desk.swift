import AgentDomain
import AgentStore
import Foundation
import Testing
import TextUI

@testable import Console

/// One operator at one terminal of a centre: keys go in, the screen comes out.
@MainActor final class Desk {
  let centre: Centre
  let terminal: ScriptedTerminal
  let session: Session
  private(set) var size: Size
  /// Whether every key is followed by a look at the cursor.
  var watchesCursor = true

  init(
    _ centre: Centre, as name: String = "root", _ role: Operator.Role = .administrator,
    size: Size = Size(rows: 24, columns: 80),
    colors: Int = 0, checks: [any SettingsCheck] = [], files: FileAccess = .anywhere,
    entry: Entry? = nil, directory: (any AgentDirectory)? = nil,
    exchange: (any Exchange)? = nil, wishes: Wishes = Wishes(),
    clock: @escaping () -> Int64 = { 0 }
  ) {
    (self.centre, self.size) = (centre, size)
    terminal = ScriptedTerminal(
      size: size, capabilities: Capabilities(name: "scripted", colors: colors))
    session = Session(
      directory: directory ?? centre.another(),
      entry: entry ?? .person(Author(Operator(name: name, role: role), origin: "test")),
      place: "roster.db",
      terminal: terminal, checks: checks, files: files, exchange: exchange, wishes: wishes,
      clock: clock)
    session.enter()
    session.readLockTime()
    look()
  }

  /// A desk in a centre that has something of every kind, at the list of one of them.
  static func furnished(
    _ kind: RecordKind = .agent, size: Size = Size(rows: 24, columns: 80)
  ) throws -> Desk {
    let centre = try Centre.furnished()
    if kind == .operator { _ = try centre.store.foundFirst(systemLogin: "root", origin: "test") }
    let desk = Desk(centre, size: size)
    try desk.session.go(to: kind)
    desk.look()
    return desk
  }

  /// A desk in a centre with five agents.
  static func staffed(size: Size = Size(rows: 24, columns: 80)) throws -> Desk {
    Desk(try Centre.staffed(), size: size)
  }

  @discardableResult
  func press(_ keys: Key..., at place: SourceLocation = #_sourceLocation) -> Self {
    for key in keys { hand(.key(key), "\(key)", place) }
    return self
  }

  /// Types a text, a key a character.
  @discardableResult
  func type(_ text: String, at place: SourceLocation = #_sourceLocation) -> Self {
    for character in text { hand(.key(.character(character)), "\(character)", place) }
    return self
  }

  /// Nobody presses anything for a moment.
  @discardableResult
  func idle(at place: SourceLocation = #_sourceLocation) -> Self {
    hand(.timeout, "a pause", place)
    return self
  }

  /// What one key sends, while keys are learnt.
  @discardableResult
  func send(_ bytes: [UInt8], at place: SourceLocation = #_sourceLocation) -> Self {
    hand(.bytes(bytes), "\(bytes)", place)
    return self
  }

  /// Something outside has something to say.
  @discardableResult
  func wake(at place: SourceLocation = #_sourceLocation) -> Self {
    hand(.wake, "a wake-up", place)
    return self
  }

  @discardableResult
  func resize(_ rows: Int, _ columns: Int, at place: SourceLocation = #_sourceLocation) -> Self {
    size = Size(rows: rows, columns: columns)
    hand(.resized(size), "\(columns)x\(rows)", place)
    return self
  }

  /// Runs a command by its name, as the palette does.
  @discardableResult
  func run(_ id: String, at place: SourceLocation = #_sourceLocation) -> Self {
    guard let command = session.commandsNow.first(where: { $0.id == id }) else {
      Issue.record("There is no command \(id) here.", sourceLocation: place)
      return self
    }
    session.run(command)
    look()
    return self
  }

  private func hand(_ event: TerminalEvent, _ name: String, _ place: SourceLocation) {
    guard !session.screens.isEmpty else {
      Issue.record("The console was left before \(name).", sourceLocation: place)
      return
    }
    session.handle(event)
    look()
    guard watchesCursor, !session.screens.isEmpty, let fault = cursorFault else { return }
    Issue.record("After \(name): \(fault)\n\(framed)", sourceLocation: place)
  }

  var isLeft: Bool { session.isOver }

  /// Presses Enter and waits for what takes its time, such as a password's hash, however long.
  @discardableResult
  func enter(at place: SourceLocation = #_sourceLocation) -> Self {
    press(.enter, at: place)
    while session.top is any WaitingScreen {
      usleep(1000)
      hand(.wake, "a result", place)
    }
    return self
  }

  /// Draws, and waits for what is read and written behind the screen.
  private func look() {
    guard !session.screens.isEmpty else { return }
    surface = session.picture(size: size)
    while session.reader.isReading || isWorking {
      usleep(300)
      session.handle(.wake)
      if session.screens.isEmpty { return }
      surface = session.picture(size: size)
    }
    surface = session.picture(size: size)
  }

  /// Whether something is under way that Esc would stop; what Esc leaves is left to the test.
  private var isWorking: Bool { (session.top as? any WaitingScreen)?.hasUnkept == true }

  private(set) var surface = Surface(size: Size(rows: 1, columns: 1))

  var list: ListController? { session.screens.first as? ListController }
  var form: FormController<Agent>? { form(of: Agent.self) }
  /// The topmost list, and the topmost form of a kind of record.
  var topList: ListController? { session.screens.last { $0 is ListController } as? ListController }
  func form<Record: FormSubject>(of type: Record.Type) -> FormController<Record>? {
    session.screens.last { $0 is FormController<Record> } as? FormController<Record>
  }
  var message: String { session.message?.line ?? "" }
}
