/// The sequences one terminal sends, as terminfo names them.
struct KeyTable: Sendable {
  private var keys: [[UInt8]: Key] = [:]
  private var beginnings: Set<[UInt8]> = []

  init(_ sequences: [(bytes: [UInt8], key: Key)]) {
    for (bytes, key) in sequences where bytes.first == 0x1B && bytes.count > 1 {
      guard bytes.count <= KeyDecoder.sequenceLimit, keys[bytes] == nil else { continue }
      keys[bytes] = key
      for length in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(length))) }
    }
  }

  func key(for bytes: [UInt8]) -> Key? { keys[bytes] }

  /// Whether a longer sequence begins with these bytes.
  func mayGoOn(_ bytes: [UInt8]) -> Bool { beginnings.contains(bytes) }
}
