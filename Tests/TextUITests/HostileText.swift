import Trials

/// Strings made to break a terminal, and what must never be left of them.
enum HostileText {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x20...0x7F, 0x80...0x9F, 0xA0...0x2FF, 0x300...0x36F, 0x590...0x5FF,
    0x600...0x6FF, 0x900...0x97F, 0x1100...0x11FF, 0x180B...0x180F, 0x2000...0x206F,
    0x20D0...0x20F0, 0x2600...0x27BF, 0x3000...0x30FF, 0xAC00...0xAC40, 0xE000...0xE010,
    0xFE00...0xFE0F, 0xFFF0...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0x1F600...0x1F64F,
    0xE0000...0xE007F, 0xE0100...0xE01EF, 0xF0000...0xF0010, 0x10FFF0...0x10FFFF, 0x0...0x10FFFF,
  ]

  private static let phrases = [
    "\u{1B}]0;title\u{7}", "\u{1B}P+q544e\u{1B}\\", "\u{1B}[2J", "\u{9B}31m", "\u{1B}]52;c;?\u{9C}",
    "\u{202E}fdp.exe", "\u{2066}a\u{2069}", "👩\u{200D}👩\u{200D}👧", "🏴\u{E0067}\u{E0062}\u{E007F}",
    String(repeating: "\u{301}", count: 40), "e" + String(repeating: "\u{489}", count: 40),
    "☎\u{FE0F}\u{FE0F}", "1\u{FE0F}\u{20E3}", "\r\n", "\u{1B}[201~",
  ]

  static func string(_ random: inout SeededNumbers) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      if Int.random(in: 0..<6, using: &random) == 0 {
        text += phrases.randomElement(using: &random) ?? ""
      } else if let range = ranges.randomElement(using: &random),
        let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random))
      {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  static func bytes(_ random: inout SeededNumbers) -> [UInt8] {
    let text = Array(string(&random).utf8)
    return text.map { byte in
      Int.random(in: 0..<8, using: &random) == 0 ? UInt8.random(in: 0...255, using: &random) : byte
    }
  }

  /// Written apart from the program's own rule, by ranges and categories.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x115F...0x1160, 0x180B...0x180F, 0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFE00...0xFE0F,
      0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xFFFE...0xFFFF, 0xE0000...0x10FFFF:
      return true
    default:
      return [.control, .format, .privateUse, .unassigned, .surrogate].contains(
        scalar.properties.generalCategory)
    }
  }
}
