/// What the terminal in use can do, as far as a screen may want to know.
public struct Capabilities: Hashable, Sendable {
  /// The value of TERM.
  public var name: String
  /// 0, 8, 16, 256 or 1 << 24; 0 also when the user wants no colour.
  public var colors: Int
  /// Whether other than ASCII characters may be shown.
  public var unicode: Bool
  public var alternateScreen: Bool
  /// Bits per second as the line says; a pseudo-terminal says 38 400.
  public var baud: Int
  /// Whether to save every byte: asked for, or a line below 19 200 bits per second.
  public var isSlow: Bool

  public init(
    name: String = "dumb", colors: Int = 0, unicode: Bool = true, alternateScreen: Bool = false,
    baud: Int = 38_400, isSlow: Bool = false
  ) {
    self.name = name
    self.colors = colors
    self.unicode = unicode
    self.alternateScreen = alternateScreen
    self.baud = baud
    self.isSlow = isSlow
  }
}

/// Where surfaces are shown.
@MainActor
public protocol Terminal: AnyObject {
  var size: Size { get }
  var theme: Theme { get set }
  var capabilities: Capabilities { get }
  /// Sends what differs from what is shown, then puts the hardware cursor where the surface says.
  func show(_ surface: Surface) throws
  /// Sends everything anew, for when something else wrote on the screen.
  func redraw() throws
  /// Gives the terminal back and stops the program; comes back when it is continued.
  func suspend()
  func beep()
  /// Gives the terminal back as it was; a second time it does nothing.
  func end()
}

/// A terminal that keys come from too.
@MainActor
public protocol InteractiveTerminal: Terminal {
  var wakeup: Wakeup { get }
  /// What its keys send beside what is known of its type.
  var learntKeys: LearntKeys { get set }
  /// Whether keys come as the bytes that they send, to be learnt.
  var capturesKeys: Bool { get set }
  /// Sends a text to the clipboard of the person's own terminal.
  /// - Returns: false where it is too long.
  func copy(_ text: String) -> Bool
  /// The next thing that happens; `.timeout` when nothing does; without a limit it waits forever.
  func next(timeout milliseconds: Int?) -> TerminalEvent
}

/// What a main loop waits for.
public enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// What one key sent, while keys are learnt.
  case bytes([UInt8])
  /// A line, of a terminal of lines.
  case line(String)
  case resized(Size)
  /// Another thread called `Wakeup.wake()`.
  case wake
  case timeout
  /// The terminal is gone, or SIGHUP: keep what was typed and end.
  case hangup
  /// SIGTERM, or SIGINT that did not come from a key.
  case terminate
  /// The program was stopped and goes on; the screen was drawn anew.
  case continued
}

/// Why there is no full screen, in a sentence for the user.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  case notATerminal
  case unknownTerminal(String)
  case cannotMoveCursor(String)
  case noDescriptions
  case gone

  public var description: String {
    switch self {
    case .notATerminal:
      "Input and output must be a terminal. In scripts use a subcommand: roster --help lists them."
    case .unknownTerminal(""):
      "TERM is not set, so nothing is known of this terminal."
    case .unknownTerminal(let name):
      "The terminal type \(Self.quoted(name)) in TERM is not known on this machine."
    case .cannotMoveCursor(let name):
      "The terminal type \(Self.quoted(name)) cannot move its cursor. Use another terminal, or a subcommand: roster --help lists them."
    case .noDescriptions:
      "The descriptions of terminals are missing on this machine (package ncurses-base)."
    case .gone:
      "The terminal is gone."
    }
  }

  private static func quoted(_ name: String) -> String {
    "\"\(TermText(name, marks: .ascii))\""
  }
}
