import Foundation

/// How the terminal's own line editing is set; a program must leave it as it was.
public struct TerminalModes: Hashable, Sendable {
  public let echo, canonical, flowControl, signals, newlines: Bool

  init(_ modes: termios) {
    echo = modes.c_lflag & tcflag_t(ECHO) != 0
    canonical = modes.c_lflag & tcflag_t(ICANON) != 0
    signals = modes.c_lflag & tcflag_t(ISIG) != 0
    flowControl = modes.c_iflag & tcflag_t(IXON) != 0
    newlines = modes.c_oflag & tcflag_t(ONLCR) != 0
  }
}

extension TerminalSession {
  /// Nil after the terminal was closed.
  public var modes: TerminalModes? { line.locked(\.modes).map(TerminalModes.init) }
}
