import Foundation

/// The bytes of a public key: strings with their lengths before them, the first of which is the type again.
///
/// https://www.rfc-editor.org/rfc/rfc4253#section-6.6, https://www.rfc-editor.org/rfc/rfc5656#section-3.1,
/// https://www.rfc-editor.org/rfc/rfc8709#section-4 and, for keys in hardware,
/// https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.u2f
enum SSHKeyBlob {
  /// - Throws: `Unreadable` where the blob is no whole key of this type, or one that is too weak.
  static func check(_ blob: Data, _ type: String) throws(Unreadable) {
    guard let shape = shapes[type] else {
      throw Unreadable("a key of the type \(shapes.keys.sorted().listed("or"))")
    }
    guard let parts = strings(of: blob), parts.first.map({ Data($0) }) == Data(type.utf8) else {
      throw Unreadable("a whole key: the part behind \(type) is cut short, or of another type")
    }
    try shape(Array(parts.dropFirst()))
  }

  private typealias Shape = @Sendable ([Data]) throws(Unreadable) -> Void

  private static let shapes: [String: Shape] = [
    "ssh-ed25519": { parts throws(Unreadable) in
      try require(parts.map(\.count) == [32])
    },
    "sk-ssh-ed25519@openssh.com": { parts throws(Unreadable) in
      try require(parts.count == 2 && parts[0].count == 32 && !parts[1].isEmpty)
    },
    "sk-ecdsa-sha2-nistp256@openssh.com": { parts throws(Unreadable) in
      try require(parts.count == 3 && isPoint(parts, "nistp256", 65) && !parts[2].isEmpty)
    },
    "ecdsa-sha2-nistp256": curve("nistp256", 65),
    "ecdsa-sha2-nistp384": curve("nistp384", 97),
    "ecdsa-sha2-nistp521": curve("nistp521", 133),
    "ssh-rsa": { parts throws(Unreadable) in
      try require(parts.count == 2 && isPositive(parts[0]) && isPositive(parts[1]))
      guard (2048...16_384).contains(bits(parts[1])) else {
        throw Unreadable(
          "an RSA key of 2048 bits or more: ssh-keygen -t ed25519 makes a better one")
      }
    },
  ]

  private static func curve(_ name: String, _ length: Int) -> Shape {
    { parts throws(Unreadable) in try require(parts.count == 2 && isPoint(parts, name, length)) }
  }

  /// The curve's name, and a point on it that is not compressed.
  private static func isPoint(_ parts: [Data], _ curve: String, _ length: Int) -> Bool {
    parts[0] == Data(curve.utf8) && parts[1].count == length && parts[1].first == 4
  }

  /// A number above zero in as few bytes as it needs.
  private static func isPositive(_ number: Data) -> Bool {
    guard let first = number.first, first < 0x80 else { return false }
    return first > 0 || number.dropFirst().first.map { $0 >= 0x80 } == true
  }

  private static func bits(_ number: Data) -> Int {
    let digits = number.drop { $0 == 0 }
    return digits.count * 8 - (digits.first?.leadingZeroBitCount ?? 0)
  }

  private static func require(_ holds: Bool) throws(Unreadable) {
    if !holds { throw Unreadable("a whole key, as ssh-keygen writes it") }
  }

  /// The strings one after the other, with nothing left over; nil where a length leads past the end.
  private static func strings(of blob: Data) -> [Data]? {
    var (parts, rest) = ([Data](), blob)
    while !rest.isEmpty {
      guard rest.count >= 4 else { return nil }
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard rest.count >= length else { return nil }
      parts.append(Data(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return parts
  }
}
