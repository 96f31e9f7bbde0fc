/// How a scalar that must not reach a terminal is shown instead.
public enum MarkStyle: Hashable, Sendable {
  /// `␛` and `«U+202E»`.
  case unicode
  /// `^[` and `<202E>`, for terminals that know nothing else.
  case ascii

  /// What a hidden scalar is written as.
  func mark(for scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    switch (self, value) {
    case (.unicode, 0..<0x20): return Self.picture(0x2400 + value)
    case (.unicode, 0x7F): return Self.picture(0x2421)
    case (.unicode, _): return "«U+\(Self.hex(value, digits: 4))»"
    case (.ascii, 0..<0x20): return "^" + Self.picture(value + 0x40)
    case (.ascii, 0x7F): return "^?"
    case (.ascii, _): return "<\(Self.hex(value, digits: 2))>"
    }
  }

  /// What a byte that belongs to no valid UTF-8 is written as.
  func mark(forByte byte: UInt8) -> String {
    let digits = Self.hex(UInt32(byte), digits: 2)
    return self == .unicode ? "«x\(digits)»" : "<x\(digits)>"
  }

  private static func picture(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? "?"
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or a reader could be deceived or steered by this scalar.
  ///
  /// Controls, bidirectional and other format controls, everything Unicode calls ignorable by
  /// default (zero-width, fillers, variation selectors, tags), private use, what is unassigned,
  /// noncharacters and the separators of lines and paragraphs.
  var isHidden: Bool {
    if value < 0x7F { return value < 0x20 }
    if value < 0x300 { return value < 0xA0 || value == 0xAD }
    if (0xFFFC...0xFFFD).contains(value) { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }
}
