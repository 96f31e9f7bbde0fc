import CTerminalHarness
import Foundation

/// The far end of a pseudo-terminal: reads what comes, keeps it, and draws it.
///
/// One thread reads as long as the program lives, so that a program never waits for its tests. All else
/// happens under the lock of `condition`, which is broadcast after every change.
final class TerminalLine: @unchecked Sendable {
  let condition = NSCondition()
  private(set) var log = OutputLog()
  private(set) var end: harness_end?
  /// Whether the terminal takes what the program sends; else it is like one that was stopped.
  var isReading = true
  private(set) var size: (rows: Int, columns: Int)
  private let emulator: OpaquePointer
  private var main: Int32
  private var other: Int32
  private let process: pid_t
  private let ending: Int32
  private let answers: Answers

  init(size: (rows: Int, columns: Int), start: (String) throws -> pid_t) throws {
    (main, other, self.size) = (-1, -1, size)
    var name = [CChar](repeating: 0, count: 64)
    let opened = harness_open_terminal(
      Int32(size.rows), Int32(size.columns), &main, &other, &name, name.count)
    guard opened == 0 else { throw HarnessError.system("A pseudo-terminal", code: errno) }
    answers = Answers(descriptor: main)
    let context = Unmanaged.passUnretained(answers).toOpaque()
    guard
      let emulator = harness_emulator_make(
        Int32(size.rows), Int32(size.columns), Answers.callback, context)
    else { throw HarnessError.system("libvterm", code: ENOMEM) }
    self.emulator = emulator
    do {
      process = try start(
        String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    } catch {
      harness_emulator_free(emulator)
      close(main)
      close(other)
      throw error
    }
    ending = harness_open_process(process)
  }

  deinit {
    harness_emulator_free(emulator)
    for descriptor in [main, other, ending] where descriptor >= 0 { close(descriptor) }
  }

  func locked<Result>(_ body: (TerminalLine) throws -> Result) rethrows -> Result {
    condition.lock()
    defer { condition.unlock() }
    return try body(self)
  }

  // MARK: - Reading

  func startReading() {
    let thread = Thread { [self] in
      while step() {}
    }
    thread.stackSize = 1 << 19
    thread.start()
  }

  /// Waits for bytes or the end; false after the end.
  private func step() -> Bool {
    var waiting = [
      pollfd(fd: locked { $0.isReading ? $0.main : -1 }, events: Int16(POLLIN), revents: 0),
      pollfd(fd: ending, events: Int16(POLLIN), revents: 0),
    ]
    poll(&waiting, 2, locked(\.isReading) ? 1000 : 50)
    let hungUp = waiting[0].revents & Int16(POLLIN) == 0 && waiting[0].revents != 0
    if hungUp { poll(&waiting[1], 1, 1000) }
    return locked { line in
      while line.isReading, line.take() {}
      guard waiting[1].revents != 0 else { return true }
      let end = harness_reap(line.process)
      guard !end.running else { return true }
      while line.take() {}
      line.end = end
      line.condition.broadcast()
      return false
    }
  }

  private func take() -> Bool {
    guard main >= 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(main, &buffer, buffer.count)
    guard count > 0 else { return false }
    log.append(buffer[..<count], at: monotonicNow())
    harness_emulator_feed(emulator, buffer, count)
    condition.broadcast()
    return true
  }

  // MARK: - Under the lock

  func cell(_ row: Int, _ column: Int) -> harness_cell {
    harness_emulator_cell(emulator, Int32(row), Int32(column))
  }

  var cursor: harness_cursor { harness_emulator_cursor(emulator) }
  /// What was typed and not read by the program yet.
  var unreadInput: Int { Int(harness_unread_input(other)) }

  func resize(_ new: (rows: Int, columns: Int)) {
    size = new
    harness_emulator_resize(emulator, Int32(new.rows), Int32(new.columns))
    harness_set_size(main, Int32(new.rows), Int32(new.columns))
  }

  /// Closes the terminal as a lost connection does: the program gets SIGHUP.
  func hangUp() {
    answers.descriptor = -1
    close(main)
    close(other)
    (main, other) = (-1, -1)
  }

  var modes: termios? {
    var modes = termios()
    return tcgetattr(other, &modes) == 0 ? modes : nil
  }

  /// Writes all bytes; a program that does not read gets them when it does, up to the system's limit.
  func type(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let descriptor = locked(\.main)
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EAGAIN else {
        throw HarnessError.system("Typing", code: errno)
      }
      rest = rest.dropFirst(max(count, 0))
      guard count < 0 else { continue }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&waiting, 1, 30_000) > 0 else {
        throw HarnessError.timeout("The program has not read what was typed for 30 s.")
      }
    }
  }
}

/// Sends the terminal's answers to questions such as "where is the cursor" back to the program.
private final class Answers {
  var descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  static let callback:
    @convention(c) (UnsafePointer<CChar>?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      guard let context else { return }
      let answers = Unmanaged<Answers>.fromOpaque(context).takeUnretainedValue()
      if answers.descriptor >= 0 { _ = write(answers.descriptor, bytes, count) }
    }
}

/// Nanoseconds of the clock that is never set.
public func monotonicNow() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
