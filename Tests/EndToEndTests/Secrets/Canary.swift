import Foundation

/// A secret that a tour makes known to the program, and that must be found nowhere afterwards.
struct Canary: Hashable, Sendable {
  /// What kind of secret it is: "an agent's password at creation".
  let kind: String
  let text: String

  init(_ kind: String, _ text: String) { (self.kind, self.text) = (kind, text) }

  /// The texts to look for: the secret itself, and as programs write texts when they do not mean to.
  private var needles: [Data] {
    let bytes = Data(text.utf8)
    let digits = bytes.map { String(format: "%02x", $0) }.joined()
    return [bytes, Data(text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })]
      + [digits, digits.uppercased(), encoded(bytes)].map { Data($0.utf8) }
  }

  /// In Base64 without its last group, which hangs on what follows.
  private func encoded(_ bytes: Data) -> String {
    String(bytes.prefix(bytes.count / 3 * 3).base64EncodedString())
  }

  func isIn(_ bytes: Data) -> Bool { needles.contains { bytes.range(of: $0) != nil } }
}

/// Something that was seen during a tour: a file, an output, a line of arguments.
struct Evidence: Sendable {
  let place: String
  let bytes: Data

  init(_ place: String, _ bytes: some Sequence<UInt8>) {
    (self.place, self.bytes) = (place, Data(bytes))
  }

  /// A sentence for each secret that is in it.
  func leaks(of canaries: some Sequence<Canary>) -> [String] {
    canaries.filter { $0.isIn(bytes) }.map { "\(place) holds \($0.kind)." }
  }
}
