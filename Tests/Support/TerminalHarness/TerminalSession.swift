import CTerminalHarness
import Foundation
import Synchronization

/// A program in a terminal of its own, as a person before it would see it.
///
/// Nothing here waits for a fixed time: every wait is for something, with a limit that a slow machine
/// keeps, and says in its failure what was on the screen instead. With the last reference the program
/// is killed.
public final class TerminalSession: Sendable {
  public let term: String
  public let process: Int32
  public let program: String
  /// When the program was started, on the clock of `monotonicNow`.
  public let started: UInt64
  let line: TerminalLine
  let keys: Keys
  /// Whether the last key was an Esc, which whatever follows too soon would make something else.
  let endsInEscape = Mutex(false)
  /// More than programs wait for the rest of a sequence, in seconds.
  static let escapeTime = 0.25

  /// What a session starts with where the test does not say: no setting of the machine leaks in.
  public static let plainEnvironment = [
    "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
    "SWIFT_BACKTRACE": "enable=no",
  ]

  /// - Parameter named: what TERM says, where that is not what the terminal is.
  /// - Throws: `HarnessError` where the program or the terminal does not exist; nothing is left then.
  public init(
    program: String, arguments: [String] = [],
    environment: [String: String] = TerminalSession.plainEnvironment,
    size: (rows: Int, columns: Int) = (24, 80), term: String = "xterm-256color",
    named: String? = nil, folder: String? = nil
  ) throws {
    var variables = environment
    variables["TERM"] = named ?? term
    let complete = variables
    (self.program, self.term, keys) = (program, term, try Keys(term: term))
    var child: pid_t = 0
    started = monotonicNow()
    line = try TerminalLine(size: size) { name in
      let made = try Child(program, arguments, complete, folder: folder, streams: .terminal(name))
      child = made.process
      return made.process
    }
    process = child
    line.startReading()
  }

  deinit {
    if isRunning { kill(SIGKILL) }
  }

  // MARK: - Typing

  /// Types keys in the notation of `Keys`; they go out at once, except that nothing follows an Esc
  /// before the program has had time to take it alone.
  public func send(_ keys: String) throws {
    var together: [UInt8] = []
    for stroke in try self.keys.strokes(keys) {
      if endsInEscape.withLock({ $0 }) || together == [0x1b] {
        try send(bytes: together)
        together = []
        try settle(quiet: Self.escapeTime)
        endsInEscape.withLock { $0 = false }
      }
      if stroke == [0x1b] {
        try send(bytes: together)
        together = []
      }
      together += stroke
    }
    try send(bytes: together)
  }

  public func send(bytes: [UInt8]) throws {
    guard !bytes.isEmpty else { return }
    endsInEscape.withLock { $0 = bytes == [0x1b] }
    try line.type(bytes)
  }

  public func hasKey(_ name: String) -> Bool { keys.has(name) }

  public func resize(rows: Int, columns: Int) {
    line.locked { $0.resize((rows, columns)) }
  }

  /// Whether the terminal takes what the program sends; one that does not is like one that was stopped.
  public func setReading(_ isReading: Bool) { line.locked { $0.isReading = isReading } }

  /// Closes the terminal, as a lost connection does.
  public func closePty() { line.locked { $0.hangUp() } }
  public func kill(_ signal: Int32) { _ = Glibc.kill(process, signal) }

  // MARK: - What came

  public var log: OutputLog { line.locked(\.log) }
  public var bytesReceived: Int { line.locked { $0.log.bytes.count } }
  public func bytes(since mark: Int) -> [UInt8] { line.locked { Array($0.log.since(mark)) } }

  // MARK: - The end

  public var isRunning: Bool { line.locked { $0.end == nil } }
  /// As a shell says it; nil while the program runs.
  public var exitStatus: Int32? { line.locked { $0.end?.status } }
  /// Peak resident memory of a program that has ended.
  public var peakKilobytes: Int64? { line.locked { $0.end?.peak_kilobytes } }
}
