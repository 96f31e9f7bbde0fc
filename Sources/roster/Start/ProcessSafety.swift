import Foundation

/// What holds for the process before it opens anything.
enum ProcessSafety {
  /// New files are for their owner alone, and a crash leaves no image of memory behind.
  ///
  /// The fatal signals go back to the system's default, so that the Swift runtime prints no backtrace
  /// with values in it: its handler is installed before `main` where standard input is a terminal.
  static func secure() {
    umask(0o077)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    forbidDumps()
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT, SIGPIPE] {
      signal(number, SIG_DFL)
    }
  }

  /// Neither a core file nor another process of the same person may read the memory.
  ///
  /// The function takes a variable number of arguments, which Swift does not import.
  /// https://man7.org/linux/man-pages/man2/PR_SET_DUMPABLE.2const.html
  private static func forbidDumps() {
    typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
    guard let symbol = dlsym(nil, "prctl") else { return }
    let control = unsafeBitCast(symbol, to: Control.self)
    let setDumpable: Int32 = 4
    _ = control(setDumpable, 0, 0, 0, 0)
  }
}
