import Foundation

/// What /proc tells of a running program: https://man7.org/linux/man-pages/man5/proc.5.html
public struct ProcessFigures: Sendable {
  public let residentKilobytes: Int
  public let peakKilobytes: Int
  /// Processor time of all threads, in nanoseconds.
  public let processorTime: UInt64

  public init(of process: Int32) {
    let status = Self.text("/proc/\(process)/status")
    residentKilobytes = Self.kilobytes("VmRSS:", in: status)
    peakKilobytes = Self.kilobytes("VmHWM:", in: status)
    processorTime = Self.processorTime(of: process)
  }

  /// Of threads that have ended too, unlike the sum over /proc.
  private static func processorTime(of process: Int32) -> UInt64 {
    var (clock, time) = (clockid_t(), timespec())
    guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
      return 0
    }
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// The state letter of each thread.
  static func states(of process: pid_t) -> [Character] {
    threads(of: process).compactMap { thread in
      let line = text("\(thread)/stat")
      return line.lastIndex(of: ")").flatMap { line[$0...].dropFirst(2).first }
    }
  }

  private static func threads(of process: pid_t) -> [String] {
    let folder = "/proc/\(process)/task"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map {
      "\(folder)/\($0)"
    }
  }

  private static func kilobytes(_ name: String, in status: String) -> Int {
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return line.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) } ?? 0
  }

  private static func text(_ path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = read(file, &buffer, buffer.count)
    return String(decoding: buffer[..<max(count, 0)], as: UTF8.self)
  }
}

extension TerminalSession {
  public var figures: ProcessFigures { ProcessFigures(of: process) }
}
