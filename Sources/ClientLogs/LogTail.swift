import AgentDomain
import Foundation

/// The newest lines of an agent's client logs, all files merged by time; each reading adds what is new.
///
/// Memory is bounded: so many lines, and so many bytes of them, are kept. One reading takes a few MiB at
/// most; where more came, what is older is counted and passed over.
public final class LogTail {
  /// What there is to read.
  public enum State: Hashable, Sendable {
    /// So many files.
    case files(Int)
    case fault(LogFault)
  }

  public private(set) var lines: [LogLine] = []
  /// How many lines were passed over since the beginning.
  public private(set) var skipped = 0
  public private(set) var state = State.files(0)
  private let folder: LogFolder
  private let limit: Int
  private let tails: [(level: LogLevel, tail: FileTail)]
  private var count = 0
  private var bytes = 0

  /// Bytes of all lines that are kept.
  private static let byteLimit = 16 << 20

  /// - Parameters:
  ///   - limit: how many lines are kept.
  ///   - window: how many bytes of a file one reading takes.
  public init(_ folder: LogFolder, limit: Int = 10_000, window: Int = 2 << 20) {
    (self.folder, self.limit) = (folder, limit)
    tails = LogLevel.allCases.map { ($0, FileTail($0, window: window)) }
  }

  /// Reads what came since the last time; the first time the end of what is there.
  /// - Returns: the new lines, by their time.
  @discardableResult
  public func read() -> [LogLine] {
    let inside: Int32
    do { inside = try folder.open(making: false) } catch {
      state = .fault(error)
      for (_, tail) in tails { tail.begin() }
      return []
    }
    defer { close(inside) }
    let new = tails.flatMap { harvest($0.level, $0.tail, inside) }.sorted { $0.place < $1.place }
    state = .files(tails.count { $0.tail.isThere })
    lines.merge(new)
    bytes += new.reduce(0) { $0 + $1.text.utf8.count }
    trim()
    return new
  }

  private func harvest(_ level: LogLevel, _ tail: FileTail, _ inside: Int32) -> [LogLine] {
    let harvest = tail.read(in: inside)
    skipped += harvest.skipped
    return harvest.lines.map { line in
      count += 1
      return LogLine(
        id: count, time: line.time, level: level, text: line.text, isTimed: line.isTimed)
    }
  }

  private func trim() {
    var excess = max(0, lines.count - limit)
    var freed = lines.prefix(excess).reduce(0) { $0 + $1.text.utf8.count }
    while bytes - freed > Self.byteLimit {
      freed += lines[excess].text.utf8.count
      excess += 1
    }
    lines.removeFirst(excess)
    bytes -= freed
  }
}

extension [LogLine] {
  /// Puts lines in order into lines in order; most belong at the end.
  mutating func merge(_ new: [LogLine]) {
    guard let first = new.first else { return }
    let end = lastIndex { $0.place < first.place }.map { $0 + 1 } ?? 0
    guard end < count else { return append(contentsOf: new) }
    let late = Array(self[end...])
    removeSubrange(end...)
    append(contentsOf: (late + new).sorted { $0.place < $1.place })
  }
}
