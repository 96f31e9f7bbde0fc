/// What the keys of one terminal were learnt to send, for a terminal whose description is wrong or poor.
///
/// Only sequences that begin with ESC can be learnt: any other byte is what typing sends.
public struct LearntKeys: Hashable, Sendable {
  private var keys: [[UInt8]: Key] = [:]

  public init() {}

  public var isEmpty: Bool { keys.isEmpty }
  public var count: Int { keys.count }

  /// In the order of the bytes, so that a file of them is the same each time.
  var sequences: [(bytes: [UInt8], key: Key)] {
    keys.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  /// Whether a key could be told apart from typing by these bytes.
  public static func canLearn(_ bytes: [UInt8]) -> Bool {
    bytes.first == 0x1B && (2...KeyDecoder.sequenceLimit).contains(bytes.count)
  }

  /// - Returns: false where the bytes cannot be learnt; nothing is changed then.
  @discardableResult
  public mutating func learn(_ bytes: [UInt8], as key: Key) -> Bool {
    guard Self.canLearn(bytes) else { return false }
    keys[bytes] = key
    return true
  }

  /// What key these bytes were learnt to be.
  public func key(for bytes: [UInt8]) -> Key? { keys[bytes] }

  /// As a file has it: `1b5b31317e F1`, a line a sequence.
  public var text: String {
    sequences.map { bytes, key in
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + " " + key.name + "\n"
    }.joined()
  }

  /// Reads such a file.
  /// - Returns: nil with the first line that is not understood.
  public static func read(_ text: String) -> (keys: LearntKeys, wrongLine: Int?) {
    var learnt = LearntKeys()
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.split(separator: " ")
      if words.isEmpty || line.hasPrefix("#") { continue }
      guard words.count == 2, let bytes = bytes(words[0]), let key = Key(name: String(words[1])),
        learnt.learn(bytes, as: key)
      else { return (learnt, number + 1) }
    }
    return (learnt, nil)
  }

  private static func bytes(_ digits: Substring) -> [UInt8]? {
    let all = Array(digits)
    guard all.count % 2 == 0, all.allSatisfy(\.isHexDigit) else { return nil }
    return stride(from: 0, to: all.count, by: 2).compactMap {
      UInt8(String(all[$0...$0 + 1]), radix: 16)
    }
  }
}
