import AgentDomain
import Foundation

/// Reads what is appended to one log file, over rotation and truncation, in pieces of bounded size.
final class FileTail {
  /// What one reading found.
  struct Harvest {
    var lines: [(time: LogTime, isTimed: Bool, text: String)] = []
    /// How many lines were passed over because more came than a reading takes.
    var skipped = 0
  }

  private let name: String
  /// How many bytes one reading takes at most.
  private let window: Int
  /// The files that are followed, the oldest first: the one that is written to, and the one before it,
  /// since a program may be about to write to that.
  private var parts: [OpenLog] = []
  private var hasBegun = false
  private var lastTime: LogTime?

  init(_ level: LogLevel, window: Int) { (name, self.window) = (level.fileName, window) }

  var isThere: Bool { !parts.isEmpty }

  /// Reads what came since the last time; the first time the end of what is there.
  /// - Parameter folder: a descriptor of the folder as it is now.
  func read(in folder: Int32) -> Harvest {
    var harvest = Harvest()
    parts += newParts(in: folder)
    let excess = parts.reduce(0) { $0 + $1.refresh() } - window
    if excess > 0 { harvest.skipped = skip(excess) }
    if !hasBegun { harvest.skipped = 0 }
    hasBegun = true
    let now = LogTime.now
    for part in parts { part.read { take($0, now, into: &harvest) } }
    if parts.count > 2 {
      for part in parts.dropLast(2) { part.endLine { take($0, now, into: &harvest) } }
      parts.removeFirst(parts.count - 2)
    }
    return harvest
  }

  /// There is no folder yet: whatever will be in it is new.
  func begin() { hasBegun = true }

  /// Passes over so many bytes and the rest of the line there.
  /// - Returns: how many lines that were.
  private func skip(_ excess: Int) -> Int {
    var (left, lines) = (excess, 0)
    for part in parts where left > 0 {
      let amount = min(left, part.backlog)
      lines += part.skip(amount)
      left -= amount
    }
    return lines
  }

  private func take(_ bytes: ArraySlice<UInt8>, _ now: LogTime, into harvest: inout Harvest) {
    guard !bytes.isEmpty else { return }
    let written = LogTime(beginning: bytes)
    let time = min(written ?? lastTime ?? now, now)
    lastTime = time
    var text = String(decoding: bytes.prefix(OpenLog.lineLimit), as: UTF8.self)
    if bytes.count > OpenLog.lineLimit { text += " ... (cut)" }
    harvest.lines.append((time, written != nil, text))
  }

  /// The files younger than the one that was read last, the oldest first; at the beginning the one that
  /// is written to and, as far as there is room, the one before it.
  ///
  /// While another program rotates, one name is missing, and a file may be met under two.
  private func newParts(in folder: Int32) -> [OpenLog] {
    let known = Set(parts.map(\.identity))
    var (found, missing): ([OpenLog], Int) = ([], 0)
    for age in 0..<(hasBegun ? 100 : 2) {
      guard let part = OpenLog(LogRotation.name(name, age: age), in: folder) else {
        missing += 1
        if missing > 1 { break }
        continue
      }
      if known.contains(part.identity) { break }
      if !found.contains(where: { $0.identity == part.identity }) { found.append(part) }
    }
    return found.reversed()
  }
}
