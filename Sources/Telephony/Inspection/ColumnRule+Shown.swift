import AgentDomain

extension ColumnRule {
  /// Whether a value is what the exchange shows of it in its own way: `1-3` as `1, 2, 3`, `!all,ulaw,alaw` as
  /// `(ulaw|alaw)`, `yes` as `true` or `Yes`.
  func isSame(_ saved: String, shown: String) -> Bool {
    switch self {
    case .oneOf, .number: Self.word(saved) == Self.word(shown)
    case .text, .optional: saved == shown
    case .codecs: Self.formats(saved) == Self.formats(shown)
    case .groups: Self.numbers(saved) == Self.numbers(shown)
    // It looks a name up and shows what it found.
    case .address: true
    }
  }

  private static func word(_ text: String) -> String {
    let word = text.lowercased()
    return ["yes": "true", "no": "false"][word] ?? word
  }

  private static func formats(_ text: String) -> [Substring] {
    text.split { ",|() ".contains($0) }.filter { $0 != "!all" && $0 != "nothing" }
  }

  private static func numbers(_ text: String) -> Set<Int> {
    var numbers: Set<Int> = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").compactMap { Int(String($0).trimmed) }
      guard let first = ends.first, let last = ends.last, first <= last, last < 64 else { continue }
      numbers.formUnion(first...last)
    }
    return numbers
  }
}
