public import Glibc

/// Gives the terminal back when a signal ends the program: a trap or a bad access, or what the caller names.
///
/// The handler uses only what is allowed in one: `tcsetattr`, `write`, `sigaction`, `raise`. What
/// it needs is laid down beforehand in memory that is never freed.
public enum CrashGuard {
  /// What only a fault of the program raises.
  public static let faults: [Int32] = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

  /// Until `disarm`; the signals that are ignored stay so.
  /// - Parameters:
  ///   - modes: what the line of standard input is put back to.
  ///   - farewell: the bytes that take the terminal out of all modes it was put into.
  public static func arm(modes: termios, farewell: [UInt8] = [], signals: [Int32] = faults) {
    disarm()
    let storedModes = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    storedModes.initialize(to: modes)
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, farewell.count))
    bytes.initialize(from: farewell, count: farewell.count)
    crashPlan = CrashPlan(modes: storedModes, bytes: bytes, count: farewell.count)
    for number in signals { install(number) }
  }

  public static func disarm() {
    crashPlan = nil
    for (number, action) in replacedActions {
      var action = action
      sigaction(number, &action, nil)
    }
    replacedActions = []
  }

  /// SIG_IGN, which is a macro with a cast.
  private static let ignore = 1

  private static func install(_ number: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = restoreAndDie
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_ONSTACK
    var before = sigaction()
    sigaction(number, &action, &before)
    if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == Self.ignore {
      sigaction(number, &before, nil)
    } else {
      replacedActions.append((number, before))
    }
  }
}

private struct CrashPlan {
  let modes: UnsafeMutablePointer<termios>
  let bytes: UnsafeMutablePointer<UInt8>
  let count: Int
}

/// Only the thread whom the terminal belongs to writes them, before a handler can run.
private nonisolated(unsafe) var crashPlan: CrashPlan?
private nonisolated(unsafe) var replacedActions: [(Int32, sigaction)] = []

/// Restores the terminal, then lets the signal do what it did before.
private func restoreAndDie(_ number: Int32) {
  if let plan = crashPlan {
    _ = write(STDOUT_FILENO, plan.bytes, plan.count)
    tcsetattr(STDIN_FILENO, TCSANOW, plan.modes)
  }
  raise(number)
}
