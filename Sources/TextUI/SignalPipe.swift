import Glibc

/// Signals as bytes in a pipe, so that nothing happens inside a handler but one `write`.
///
/// There is one for the process, since handlers can not know an object. The dispositions found are
/// put back by `restore()`.
final class SignalPipe {
  static let caught: [Int32] = [SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGTERM, SIGINT]

  let readEnd: Int32
  private let writeEnd: Int32
  private var previous: [(signal: Int32, action: sigaction)] = []

  init() {
    (readEnd, writeEnd) = makePipe()
    signalPipeWriteEnd = writeEnd
  }

  deinit {
    signalPipeWriteEnd = -1
    close(readEnd)
    close(writeEnd)
  }

  func install(_ signals: [Int32] = SignalPipe.caught) {
    guard previous.isEmpty else { return }
    for number in signals { install(number, noteSignal) }
    install(SIGALRM, dropOutput)
  }

  func restore() {
    var never = itimerval()
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &never, nil)
    for (number, action) in previous {
      var action = action
      sigaction(number, &action, nil)
    }
    previous = []
  }

  /// The signals that came, oldest first.
  func drain() -> [Int32] {
    readAvailable(readEnd).map { Int32($0) }
  }

  /// Stops the process group as ^Z does, with this signal's default action, until it is continued.
  ///
  /// What else came in the meantime, SIGTERM say, is kept.
  func stop() {
    var standard = sigaction()
    standard.__sigaction_handler.sa_handler = SIG_DFL
    var ours = sigaction()
    sigaction(SIGTSTP, &standard, &ours)
    kill(0, SIGTSTP)
    sigaction(SIGTSTP, &ours, nil)
    for other in drain() where other != SIGCONT && other != SIGTSTP { noteSignal(other) }
  }

  private func install(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = SA_RESTART
    sigemptyset(&action.sa_mask)
    var before = sigaction()
    sigaction(number, &action, &before)
    previous.append((number, before))
  }
}

/// Set before the first handler is installed; an `Int32` is read whole.
private nonisolated(unsafe) var signalPipeWriteEnd: Int32 = -1

private func noteSignal(_ number: Int32) {
  let before = errno
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(signalPipeWriteEnd, &byte, 1)
  if number == SIGTERM || number == SIGHUP { giveUpOutputSoon() }
  errno = before
}

/// Who has to end must not wait for a terminal that takes nothing: half a second after being told, what
/// waits to be sent is dropped, again and again, so that every write comes to its end.
private func giveUpOutputSoon() {
  var timer = itimerval(
    it_interval: timeval(tv_sec: 0, tv_usec: 20_000), it_value: timeval(tv_sec: 0, tv_usec: 500_000)
  )
  setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
}

private func dropOutput(_ number: Int32) {
  let before = errno
  tcflush(STDOUT_FILENO, TCOFLUSH)
  errno = before
}
