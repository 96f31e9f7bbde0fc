/// A terminal for tests: events in, surfaces out.
@MainActor
public final class ScriptedTerminal: InteractiveTerminal {
  public private(set) var size: Size
  public var theme = Theme.mono
  public var capabilities: Capabilities
  public let wakeup = Wakeup()
  /// Everything shown that differed from what was shown before it.
  public private(set) var surfaces: [Surface] = []
  public private(set) var redraws = 0
  public private(set) var suspensions = 0
  public private(set) var beeps = 0
  public private(set) var hasEnded = false
  public var learntKeys = LearntKeys()
  public var capturesKeys = false
  /// The texts that were sent to the clipboard.
  public private(set) var copies: [String] = []
  private var events: [TerminalEvent]

  /// - Parameter keys: what `next` hands out in turn; after the last one it says `.hangup`.
  public init(
    size: Size = Size(rows: 24, columns: 80), keys: [TerminalEvent] = [],
    capabilities: Capabilities = Capabilities(name: "scripted")
  ) {
    self.size = size
    self.capabilities = capabilities
    events = keys
  }

  public convenience init(size: Size = Size(rows: 24, columns: 80), typed keys: [Key]) {
    self.init(size: size, keys: keys.map { .key($0) })
  }

  /// What is on the screen now.
  public var screen: Surface { surfaces.last ?? Surface(size: size) }

  public func script(_ more: [TerminalEvent]) {
    events += more
  }

  public func next(timeout milliseconds: Int?) -> TerminalEvent {
    guard !events.isEmpty else { return .hangup }
    let event = events.removeFirst()
    if case .resized(let new) = event { size = new }
    return event
  }

  public func show(_ surface: Surface) throws {
    guard !hasEnded else { throw TerminalError.gone }
    var surface = surface
    surface.cursor = surface.cursor ?? surfaces.last?.cursor
    if surface != surfaces.last { surfaces.append(surface) }
  }

  public func redraw() throws { redraws += 1 }
  public func suspend() { suspensions += 1 }
  public func beep() { beeps += 1 }
  public func end() { hasEnded = true }

  public func copy(_ text: String) -> Bool {
    guard ClipboardSequence.bytes(text, term: capabilities.name) != nil else { return false }
    copies.append(text)
    return true
  }
}
