import Trials

/// Texts that try to steer a terminal or to deceive its reader, the same for the same seed.
struct Hostile: Sequence, IteratorProtocol {
  private var random: SeededNumbers

  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  private static let pieces: [String] =
    [
      "\u{1b}[2J", "\u{1b}]0;taken over\u{7}", "\u{1b}[6n", "\u{1b}P+q544e\u{1b}\\", "\u{1b}c",
      "\u{1b}[38;2;66;6;6m", "\u{9b}31m", "\u{9d}52;c;YQ==\u{9c}", "\r\n", "\u{8}\u{8}", "\u{7f}",
      "\u{202e}", "\u{2066}", "\u{2069}", "\u{200b}", "\u{200d}", "\u{200f}", "\u{feff}",
      "\u{ad}", "\u{e0041}\u{e0042}", "\u{2028}", "\u{2029}", "\u{e000}", "\u{fffe}", "\u{0}",
      "a" + String(repeating: "\u{301}", count: 40), "日本語", "👩‍👩‍👧", "Ω", "é", "abc", " ", "x",
      "\u{e}lqqk\u{f}", "\t", "\u{c}", "=cmd|' /C calc'!A0", "<b>", "%s%n",
      "'; DROP TABLE agent;--",
    ] + (0..<32).map { String(UnicodeScalar($0)) }

  /// One to six pieces; never empty, and with a letter in it.
  mutating func next() -> String? {
    var text = "h"
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      text += Self.pieces.randomElement(using: &random) ?? ""
    }
    return text
  }
}
