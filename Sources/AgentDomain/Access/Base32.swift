/// Bytes as capital letters and the digits 2 to 7, without padding: how authenticators want a secret typed.
///
/// https://www.rfc-editor.org/rfc/rfc4648#section-6
public enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  public static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    var letters: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    for byte in bytes {
      (bits, count) = ((bits << 8 | UInt32(byte)) & 0xFFFF, count + 8)
      while count >= 5 {
        count -= 5
        letters.append(alphabet[Int(bits >> UInt32(count)) & 31])
      }
    }
    if count > 0 { letters.append(alphabet[Int(bits << UInt32(5 - count)) & 31]) }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The bytes of a text, or nil where it is no text of this alphabet, or of no length that there can be.
  ///
  /// Small letters count as capitals, and blanks mean nothing.
  public static func decoded(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    for letter in text.utf8 where letter != 0x20 {
      guard let value = value(of: letter) else { return nil }
      (bits, count) = ((bits << 5 | value) & 0xFFF, count + 5)
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    let rest = bits & (1 << UInt32(count) - 1)
    return count < 5 && rest == 0 ? bytes : nil
  }

  private static func value(of letter: UInt8) -> UInt32? {
    switch letter {
    case 0x41...0x5A: UInt32(letter - 0x41)
    case 0x61...0x7A: UInt32(letter - 0x61)
    case 0x32...0x37: UInt32(letter - 0x32 + 26)
    default: nil
    }
  }
}
