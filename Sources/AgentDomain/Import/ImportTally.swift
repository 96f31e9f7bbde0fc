import Crypto
import Foundation

/// Counts what lines do, and hashes it; memory does not grow with their number.
public struct ImportTally {
  public private(set) var summary = ImportSummary()
  private var hash = SHA256()
  private var buffer: [UInt8] = []

  public init() {}

  /// Counts a line that could not even be read.
  public mutating func addWrong() { summary.wrong += 1 }

  /// Counts a line.
  public mutating func add(_ plan: ImportPlan) {
    guard plan.problems.isEmpty else { return addWrong() }
    switch plan.kind {
    case .nothing: summary.unchanged += 1
    case .change: summary.changed += 1
    case .creation:
      summary.new += 1
      if plan.password == nil { summary.withoutPassword += 1 }
    }
    guard plan.kind != .nothing else { return }
    summary.differences += plan.differenceCount
    hash(plan)
  }

  /// The counts, and the digest of everything so far.
  public func finish() -> ImportSummary {
    var (summary, hash) = (summary, hash)
    hash.update(data: buffer)
    summary.fingerprint = hash.finalize().map { String(format: "%02x", $0) }.joined()
    return summary
  }

  /// Each part is preceded by its length, so that no two different imports have the same bytes. Of a
  /// password it tells only whether there is one.
  private mutating func hash(_ plan: ImportPlan) {
    add(plan.agent.account.username)
    add(plan.kind == .creation ? (plan.password == nil ? "new" : "new with password") : "change")
    add(plan.changes.count)
    for change in plan.changes {
      add(change.field)
      add(change.before)
      add(change.after)
    }
    add(plan.moves.count)
    for move in plan.moves {
      add(HistoryWord.membership(move.group))
      add(move.before ?? -1)
      add(move.after ?? -1)
    }
    guard buffer.count > 1 << 16 else { return }
    hash.update(data: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ scalar: Scalar) {
    switch scalar {
    case .null: buffer.append(0)
    case .integer(let number):
      buffer.append(1)
      add(Int(number))
    case .text(let text):
      buffer.append(2)
      add(text)
    }
  }

  private mutating func add(_ text: String) {
    add(text.utf8.count)
    buffer += text.utf8
  }

  private mutating func add(_ number: Int) {
    withUnsafeBytes(of: number.littleEndian) { buffer += $0 }
  }
}
