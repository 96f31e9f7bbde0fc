import Foundation

extension String {
  /// The text without case and diacritics: query and stored text are folded alike.
  public var folded: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    let plain = folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    return String(plain.lowercased().flatMap { Self.unfolded[$0] ?? String($0) })
  }

  /// Letters that carry no mark which folding could take away, yet are typed without.
  private static let unfolded: [Character: String] = [
    "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th",
    "ħ": "h", "ŧ": "t", "ŋ": "n",
  ]
}
