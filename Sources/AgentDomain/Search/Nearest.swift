/// Finds what somebody meant who typed something that does not exist.
enum Nearest {
  /// The names that are likest to the text, at most three.
  static func names(to text: String, among names: [String]) -> [String] {
    let typed = Array(text.folded.prefix(64))
    guard !typed.isEmpty else { return [] }
    let ranked = names.compactMap { name in
      distance(typed, Array(name.folded.prefix(64))).map { ($0, name) }
    }
    let least = ranked.map(\.0).min()
    return ranked.filter { $0.0 == least }.prefix(3).map(\.1)
  }

  /// "Did you mean a or b?" with a blank before it, or nothing.
  static func question(_ text: String, among names: [String]) -> String {
    let near = Self.names(to: text, among: names)
    return near.isEmpty ? "" : " Did you mean \(near.listed("or"))?"
  }

  /// How far apart, or nil where one is not meant by the other.
  private static func distance(_ typed: [Character], _ name: [Character]) -> Int? {
    if name.starts(with: typed) { return 0 }
    let limit = max(1, min(3, typed.count / 3))
    if abs(typed.count - name.count) <= limit, let edits = edits(typed, name), edits <= limit {
      return edits
    }
    return typed.count >= 3 && String(name).contains(String(typed)) ? limit + 1 : nil
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  private static func edits(_ one: [Character], _ other: [Character]) -> Int? {
    guard !one.isEmpty, !other.isEmpty else { return nil }
    var (older, old) = ([Int](), Array(0...other.count))
    for row in 1...one.count {
      var new = [row]
      for column in 1...other.count {
        let isSame = one[row - 1] == other[column - 1]
        var best = min(old[column] + 1, new[column - 1] + 1, old[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1]
        {
          best = min(best, older[column - 2] + 1)
        }
        new.append(best)
      }
      (older, old) = (old, new)
    }
    return old[other.count]
  }
}
