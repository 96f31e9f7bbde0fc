import CNcurses
import Glibc

/// The terminal the program was started on, through ncurses: the only file that calls it.
///
/// ncurses writes and never reads: it gets the cells that differ from what is shown, and sends the
/// cheapest way to change them. Keys and signals come through `TerminalInput`. The hardware cursor
/// is never hidden and never left lying (`leaveok`): braille lines and screen readers follow it.
@MainActor
public final class CursesTerminal: InteractiveTerminal {
  public let capabilities: Capabilities
  public let wakeup = Wakeup()
  public private(set) var size: Size
  public var theme: Theme {
    didSet {
      looks = [:]
      shown = nil
    }
  }

  /// What was learnt goes before what terminfo says.
  public var learntKeys: LearntKeys {
    didSet {
      input.decoder = KeyDecoder(sequences: learntKeys.sequences + described, backspace: backspace)
    }
  }
  public var capturesKeys: Bool {
    get { input.isCapturing }
    set { input.isCapturing = newValue }
  }
  private let described: [(bytes: [UInt8], key: Key)]
  private let backspace: UInt8

  /// Where the hardware cursor was put last; kept when all else is drawn anew.
  private var cursor = Position(row: 0, column: 0)
  private let window: UnsafeMutablePointer<WINDOW>
  private let repertoire: Repertoire
  private let isDirectColor: Bool
  private let enterModes: [UInt8]
  private let leaveModes: [UInt8]
  private let signals = SignalPipe()
  private let input: TerminalInput
  private var looks: [Style: Look] = [:]
  /// What was sent last; nothing when the whole screen must be drawn anew.
  private var shown: Surface?
  private var isActive = true
  private var hasBegunColor = false

  private struct Look {
    var attributes: UInt32
    var pair: Int32
  }

  /// Takes the terminal over.
  /// - Throws: why it can not be used; the terminal is then as it was.
  public init(options: TerminalOptions) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    setlocale(LC_ALL, "")
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    let name = try Self.open(options)
    guard let window = cn_window() else { throw .unknownTerminal(options.term) }
    self.window = window
    theme = options.theme
    capabilities = Self.capabilities(named: name, options: options)
    isDirectColor = capabilities.colors == 1 << 24
    repertoire =
      !capabilities.unicode ? .ascii : options.term.hasPrefix("linux") ? .linuxConsole : .unicode
    (enterModes, leaveModes) = Self.modes(options)
    (described, backspace, learntKeys) = (Self.keySequences(), modes.c_cc.2, options.learntKeys)
    let decoder = KeyDecoder(
      sequences: options.learntKeys.sequences + described, backspace: backspace)
    input = TerminalInput(
      descriptor: STDIN_FILENO, decoder: decoder, escapeDelay: options.escapeDelay,
      signals: signals, wakeup: wakeup)
    size =
      TerminalDevice.measure()
      ?? Size(rows: Int(getmaxy(window)), columns: Int(getmaxx(window)))
    if !capabilities.unicode { TermText.defaultMarks = .ascii }
    signals.install()
    CrashGuard.arm(modes: modes, farewell: leaveModes + Self.farewell())
    TerminalDevice.send(enterModes)
  }

  public func show(_ surface: Surface) throws {
    guard isActive else { throw TerminalError.gone }
    if surface == shown { return }
    var surface = surface
    surface.cursor = surface.cursor ?? cursor
    draw(surface)
  }

  public func redraw() throws {
    guard isActive else { throw TerminalError.gone }
    clearok(window, true)
    wrefresh(window)
  }

  public func beep() {
    if isActive { CNcurses.beep() }
  }

  /// Past ncurses, whose own output was flushed with the last drawing.
  public func copy(_ text: String) -> Bool {
    guard isActive, let bytes = ClipboardSequence.bytes(text, term: capabilities.name) else {
      return false
    }
    TerminalDevice.send(bytes)
    return true
  }

  public func end() {
    guard isActive else { return }
    leave()
    isActive = false
    CrashGuard.disarm()
    signals.restore()
  }

  public func suspend() {
    guard isActive else { return }
    leave()
    signals.stop()
    resume()
  }

  public func next(timeout milliseconds: Int?) -> TerminalEvent {
    while true {
      switch input.next(timeout: milliseconds) {
      case .key(let key): return .key(key)
      case .bytes(let bytes): return .bytes(bytes)
      case .wake: return .wake
      case .timeout: return .timeout
      case .hangup: return .hangup
      case .signal(let number):
        if let event = event(for: number) { return event }
      }
    }
  }

  private func event(for signal: Int32) -> TerminalEvent? {
    switch signal {
    case SIGHUP: return .hangup
    case SIGTERM, SIGINT: return .terminate
    case SIGWINCH: return adoptSize() ? .resized(size) : nil
    case SIGTSTP:
      suspend()
      return .continued
    case SIGCONT:
      resume()
      return .continued
    default: return nil
    }
  }
}

extension CursesTerminal {
  /// Gives the terminal back; without an alternate screen the last line is left clean for the shell.
  private func leave() {
    if !capabilities.alternateScreen {
      wmove(window, Int32(size.rows - 1), 0)
      wclrtoeol(window)
      wrefresh(window)
    }
    TerminalDevice.send(leaveModes)
    endwin()
  }

  /// Takes the terminal over again after it was somebody else's.
  private func resume() {
    guard isActive else { return }
    reset_prog_mode()
    TerminalDevice.send(enterModes)
    let picture = shown
    adoptSize()
    shown = nil
    if let picture { draw(picture) }
  }

  /// - Returns: whether the terminal has another size than before.
  @discardableResult
  private func adoptSize() -> Bool {
    guard let new = TerminalDevice.measure(), new != size else { return false }
    resizeterm(Int32(new.rows), Int32(new.columns))
    size = new
    shown = nil
    return true
  }
}

extension CursesTerminal {
  /// The one place where output happens; the cursor comes last.
  private func draw(_ surface: Surface) {
    paint(surface)
    shown = surface
    cursor = surface.cursor ?? cursor
    let row = Int32(min(max(0, cursor.row), size.rows - 1))
    let column = Int32(min(max(0, cursor.column), size.columns - 1))
    wmove(window, row, column)
    wrefresh(window)
  }

  private func paint(_ surface: Surface) {
    let before = shown?.size == surface.size ? shown : nil
    if before == nil {
      werase(window)
      clearok(window, shown == nil)
    }
    // A theme with a page of its own colour has it in every cell, blank ones too.
    let page = look(of: .blank)
    let isPagePlain = page.pair == 0 && page.attributes == 0
    for row in 0..<min(surface.size.rows, size.rows) {
      let old = before.map { Array($0.cells(inRow: row)) }
      for (column, cell) in surface.cells(inRow: row).enumerated() where column < size.columns {
        if let old, old[column] == cell { continue }
        if old == nil, isPagePlain, cell == .blank { continue }
        paint(cell, row: Int32(row), column: Int32(column))
      }
    }
  }

  private func paint(_ cell: Cell, row: Int32, column: Int32) {
    if cell.isRightHalf { return }
    let picture = repertoire.picture(of: cell.text) { Int(cn_columns($0)) }
    let look = look(of: cell)
    cn_put(window, row, column, picture.left + [0], look.attributes, look.pair)
    guard let right = picture.right, Int(column) + 1 < size.columns else { return }
    cn_put(window, row, column + 1, [right, 0], look.attributes, look.pair)
  }

  private func look(of cell: Cell) -> Look {
    let style = cell.style ?? theme.style(for: cell.role, colors: capabilities.colors)
    if let known = looks[style] { return known }
    let new = makeLook(style.reduced(to: capabilities.colors))
    looks[style] = new
    return new
  }

  private func makeLook(_ style: Style) -> Look {
    let attributes = cn_attributes(
      style.bold ? 1 : 0, style.reverse ? 1 : 0, style.underline ? 1 : 0)
    let front = Color.number(of: style.foreground, isDirect: isDirectColor)
    let back = Color.number(of: style.background, isDirect: isDirectColor)
    if front == -1, back == -1 { return Look(attributes: attributes, pair: 0) }
    beginColor()
    return Look(attributes: attributes, pair: max(0, alloc_pair(front, back)))
  }

  /// Only when a theme asks for the first colour: until then no colour sequence is sent at all.
  private func beginColor() {
    guard !hasBegunColor else { return }
    hasBegunColor = true
    start_color()
    use_default_colors()
  }
}
