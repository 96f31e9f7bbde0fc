import CTerminalHarness
import Foundation

/// What became of a command that has ended.
public struct ShellRun: Sendable, CustomStringConvertible {
  /// As a shell says it: 128 and the number for a signal.
  public let status: Int32
  public let output: [UInt8]
  public let error: [UInt8]
  public let peakKilobytes: Int64

  public var text: String { String(decoding: output, as: UTF8.self) }
  public var errorText: String { String(decoding: error, as: UTF8.self) }
  public var wasSignalled: Bool { status > 128 }
  public var description: String {
    "status \(status)\n--- output\n\(text.prefix(4000))\n--- error\n\(errorText.prefix(4000))"
  }
}

/// Runs a command to its end, with pipes and no terminal.
///
/// - Throws: `HarnessError.timeout` after `timeout` seconds; the command is killed then.
public func run(
  _ program: String, _ arguments: [String] = [], stdin: [UInt8] = [],
  environment: [String: String] = TerminalSession.plainEnvironment, folder: String? = nil,
  timeout: Double = 120
) throws -> ShellRun {
  let pipes = try CommandPipes()
  let child = try Child(
    program, arguments, environment, folder: folder,
    streams: .descriptors(pipes.input.reading, pipes.output.writing, pipes.error.writing))
  let ended = pipes.exchange(stdin, until: Date(timeIntervalSinceNow: timeout))
  let end = ended ? waitForEnd(child.process) : stop(child.process)
  guard ended else {
    throw HarnessError.timeout("\(program) \(arguments) did not end within \(timeout) s.")
  }
  return ShellRun(
    status: end.status, output: pipes.taken[0], error: pipes.taken[1],
    peakKilobytes: end.peak_kilobytes)
}

private func stop(_ process: pid_t) -> harness_end {
  kill(process, SIGKILL)
  return waitForEnd(process)
}

func waitForEnd(_ process: pid_t) -> harness_end {
  let handle = harness_open_process(process)
  defer { if handle >= 0 { close(handle) } }
  while true {
    let end = harness_reap(process)
    guard end.running else { return end }
    var waiting = pollfd(fd: handle, events: Int16(POLLIN), revents: 0)
    poll(&waiting, 1, 1000)
  }
}

/// The three pipes of a command, closed with it.
private final class CommandPipes {
  struct Pipe {
    var reading: Int32
    var writing: Int32
  }

  var input: Pipe
  var output: Pipe
  var error: Pipe
  var taken: [[UInt8]] = [[], []]

  init() throws {
    (input, output, error) = (try Self.make(), try Self.make(), try Self.make())
  }

  private static func make() throws -> Pipe {
    var ends: [Int32] = [0, 0]
    guard harness_pipe(&ends) == 0 else { throw HarnessError.system("A pipe", code: errno) }
    return Pipe(reading: ends[0], writing: ends[1])
  }

  /// Writes the input and reads both outputs until both have ended; false where time ran out.
  func exchange(_ bytes: [UInt8], until deadline: Date) -> Bool {
    for descriptor in [input.reading, output.writing, error.writing] { close(descriptor) }
    var feed: Int32 = input.writing
    var sources = [output.reading, error.reading]
    var rest = bytes[...]
    defer { for descriptor in sources + [feed] where descriptor >= 0 { close(descriptor) } }
    _ = fcntl(feed, F_SETFL, O_NONBLOCK)
    while sources.contains(where: { $0 >= 0 }) {
      if rest.isEmpty, feed >= 0 {
        close(feed)
        feed = -1
      }
      var waiting = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      waiting.append(pollfd(fd: feed, events: Int16(POLLOUT), revents: 0))
      let left = deadline.timeIntervalSinceNow
      guard left > 0, poll(&waiting, 3, Int32(left * 1000) + 1) >= 0 else { return false }
      for index in 0..<2 where waiting[index].revents != 0 {
        read(from: &sources[index], into: index)
      }
      if waiting[2].revents != 0 { rest = write(rest, to: feed) }
    }
    return true
  }

  private func read(from source: inout Int32, into index: Int) {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(source, &buffer, buffer.count)
    if count > 0 {
      taken[index].append(contentsOf: buffer[..<count])
    } else {
      close(source)
      source = -1
    }
  }

  private func write(_ bytes: ArraySlice<UInt8>, to feed: Int32) -> ArraySlice<UInt8> {
    let count = bytes.withUnsafeBytes { Glibc.write(feed, $0.baseAddress, $0.count) }
    return count < 0 && errno != EAGAIN ? [] : bytes.dropFirst(max(count, 0))
  }
}
