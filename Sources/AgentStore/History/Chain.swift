import AgentDomain
import Crypto
import Foundation

/// The bytes of one change set in one form only, and their digest with the digest before it.
///
/// Each part is preceded by its length, so that no two different changes have the same bytes. The chain
/// shows whether anybody altered, removed or reordered what was written; whoever rewrites the file with
/// all its digests is found only by a head that was noted outside of it.
struct Chain {
  private var hash = SHA256()
  private var buffer: [UInt8] = []
  private var entries: UInt64 = 0

  init(after previous: [UInt8], _ header: ChangeHeader) {
    add(previous)
    for number in [header.id, header.time, header.reverses ?? 0] { add(UInt64(bitPattern: number)) }
    for text in [header.person, header.origin, header.summary, header.kind.rawValue] { add(text) }
  }

  mutating func add(_ entry: LoggedEntry) {
    entries += 1
    add(UInt64(bitPattern: entry.record))
    for text in [entry.kind, entry.name, entry.field] { add(text) }
    add(entry.before)
    add(entry.after)
  }

  /// The digest of everything; the number of entries closes it.
  mutating func digest() -> [UInt8] {
    add(entries)
    flush()
    return Array(hash.finalize())
  }

  private mutating func add(_ scalar: Scalar) {
    switch scalar {
    case .null: buffer.append(0)
    case .integer(let number):
      buffer.append(1)
      add(UInt64(bitPattern: number))
    case .text(let text):
      buffer.append(2)
      add(text)
    }
  }

  private mutating func add(_ text: String) { add(Array(text.utf8)) }

  private mutating func add(_ bytes: [UInt8]) {
    add(UInt64(bytes.count))
    buffer += bytes
    if buffer.count > 65_536 { flush() }
  }

  private mutating func add(_ number: UInt64) {
    for shift in stride(from: 56, through: 0, by: -8) {
      buffer.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  private mutating func flush() {
    hash.update(data: buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// What a change set says of itself.
struct ChangeHeader: Sendable {
  enum Kind: String, Sendable { case `do`, undo, redo }

  var id: Int64
  let time: Int64
  let person, origin: String
  var summary: String
  var kind: Kind
  /// The change that it takes back.
  var reverses: Int64?
}

/// One line of history as it is written.
struct LoggedEntry: Sendable {
  let kind: String
  let record: Int64
  let name, field: String
  let before, after: Scalar
}
