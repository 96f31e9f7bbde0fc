/// A person's name as it stands in a distinguished name or in a filter, where it must mean nothing but
/// itself.
enum DirectoryName {
  /// What stands for the name in a setting.
  static let place = "{username}"

  /// https://www.rfc-editor.org/rfc/rfc4515#section-3
  static func inFilter(_ name: String) -> String {
    name.utf8.reduce(into: "") { text, byte in
      let isPlain = byte.isPlain || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
      text += isPlain ? String(UnicodeScalar(byte)) : "\\" + hexadecimal(byte)
    }
  }

  /// https://www.rfc-editor.org/rfc/rfc4514#section-2.4
  static func inDistinguishedName(_ name: String) -> String {
    name.utf8.reduce(into: "") { text, byte in
      text += byte.isPlain ? String(UnicodeScalar(byte)) : "\\" + hexadecimal(byte)
    }
  }

  /// The name as the server is to know it: a pattern with `=` is a distinguished name, any other such as
  /// `{username}@example.org` takes the name as it is.
  static func bound(_ name: String, in pattern: String) -> String {
    let isDistinguished = pattern.contains("=")
    return pattern.replacing(
      place, with: isDistinguished ? inDistinguishedName(name) : name)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}

extension UInt8 {
  /// Letters, digits, - and _ of ASCII, which no notation gives a meaning.
  fileprivate var isPlain: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}
