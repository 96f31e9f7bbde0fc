// The compiler finds the members of termios in the first module that declares it.
import CNcurses
import Glibc

/// Standard input and output as a terminal of lines: for a screen reader that reads what is appended, a
/// printing terminal, a pipe.
///
/// It sends neither an ESC nor a carriage return, and leaves editing of the line to the terminal's driver.
@MainActor public final class LineConsole: LineTerminal {
  public let wakeup = Wakeup()
  public let size = LineConsole.lineSize
  public var theme = Theme.mono
  public let capabilities: Capabilities
  private let signals = SignalPipe()
  private let modes: termios?
  private let isASCII: Bool
  private var isSecret = false
  private var isAsked = false
  private var bytes: [UInt8] = []
  private var ready: [TerminalEvent] = []
  private var isGone = false
  private var hasEnded = false

  /// - Parameter ascii: whether only ASCII characters may be shown, whatever the locale says.
  public init(ascii: Bool = false) {
    setlocale(LC_ALL, "")
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    isASCII = ascii || codeset.uppercased() != "UTF-8"
    capabilities = Capabilities(name: "line", unicode: !isASCII, isSlow: true)
    var found = termios()
    modes = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &found) == 0 ? found : nil
    signals.install([SIGHUP, SIGTERM, SIGINT])
    if let modes { CrashGuard.arm(modes: modes) }
  }

  public func say(_ paragraph: String, indent: Int) {
    for line in PlainLines.lines(paragraph, indent: indent, isASCII: isASCII) {
      write(line + "\n")
    }
  }

  public func ask(_ prompt: String, isSecret: Bool) {
    let lines = PlainLines.lines(prompt, indent: 2, isASCII: isASCII)
    write(lines.joined(separator: "\n") + " ")
    (isAsked, self.isSecret) = (true, isSecret)
    echo(!isSecret)
  }

  /// The next line that was asked for; a last one without its end counts too.
  public func next(timeout milliseconds: Int?) -> TerminalEvent {
    while true {
      if !ready.isEmpty { return ready.removeFirst() }
      if isAsked, let line = takeLine() { return .line(line) }
      if isGone { return .hangup }
      guard wait(milliseconds) > 0 else { return .timeout }
    }
  }

  private func wait(_ milliseconds: Int?) -> Int32 {
    var polled = [
      pollfd(fd: isAsked ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeup.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&polled, nfds_t(polled.count), Int32(clamping: milliseconds ?? -1))
    if count < 0 { return errno == EINTR ? 1 : 0 }
    if polled[1].revents != 0 { ready += signals.drain().compactMap(event) }
    if polled[0].revents != 0 { readBytes() }
    if polled[2].revents != 0, wakeup.drain() { ready.append(.wake) }
    return count
  }

  private func event(_ signal: Int32) -> TerminalEvent? {
    switch signal {
    case SIGHUP: .hangup
    case SIGTERM: .terminate
    case SIGINT: .key(.control("c"))
    default: nil
    }
  }

  private func readBytes() {
    var piece = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &piece, piece.count)
    if count > 0 { return bytes += piece.prefix(count) }
    if count == 0 || (errno != EINTR && errno != EAGAIN) { isGone = true }
  }

  /// What a line is at most; more than that is no answer of a person.
  private static let longest = 1 << 16

  private func takeLine() -> String? {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? (isGone ? bytes.endIndex : nil),
      !bytes.isEmpty
    else {
      if bytes.count > Self.longest { bytes = [] }
      return nil
    }
    var line = bytes[..<end]
    bytes = Array(bytes[end...].dropFirst())
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    let text = String(decoding: line, as: UTF8.self)
    isAsked = false
    echo(true)
    tellAnswer(text)
    return text
  }

  /// Ends the line of the question where no driver's echo did.
  private func tellAnswer(_ text: String) {
    if modes != nil { return isSecret ? write("\n") : () }
    write((isSecret ? "" : PlainLines.plain(text, isASCII: isASCII)) + "\n")
  }

  private func echo(_ isOn: Bool) {
    guard var modes else { return }
    if !isOn { modes.c_lflag &= ~tcflag_t(ECHO) }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
  }

  private func write(_ text: String) { TerminalDevice.send(Array(text.utf8)) }

  public func suspend() {
    echo(true)
    signals.stop()
    echo(!(isAsked && isSecret))
  }

  public func end() {
    guard !hasEnded else { return }
    hasEnded = true
    echo(true)
    if isAsked { write("\n") }
    CrashGuard.disarm()
    signals.restore()
  }
}
