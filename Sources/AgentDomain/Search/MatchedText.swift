/// Finds what a search matched in a text as it is shown.
public enum MatchedText {
  /// Where the folded words stand in a text that is not folded, in order and without overlaps.
  ///
  /// Folding changes lengths (ß becomes ss), so a character that matched in part counts as a whole.
  public static func ranges(of words: [String], in text: String) -> [Range<String.Index>] {
    let indices = Array(text.indices) + [text.endIndex]
    var (folded, owners): ([Unicode.Scalar], [Int]) = ([], [])
    for (place, character) in text.enumerated() {
      let scalars = String(character).folded.unicodeScalars
      folded.append(contentsOf: scalars)
      owners.append(contentsOf: repeatElement(place, count: scalars.count))
    }
    var isMatched = [Bool](repeating: false, count: indices.count)
    for word in words {
      for found in places(of: Array(word.unicodeScalars), in: folded) {
        for owner in owners[found] { isMatched[owner] = true }
      }
    }
    return runs(isMatched).map { indices[$0.lowerBound]..<indices[$0.upperBound] }
  }

  private static func places(
    of word: [Unicode.Scalar], in text: [Unicode.Scalar]
  ) -> [Range<Int>] {
    guard !word.isEmpty, word.count <= text.count else { return [] }
    return (0...(text.count - word.count)).compactMap { start in
      text[start..<(start + word.count)].elementsEqual(word) ? start..<(start + word.count) : nil
    }
  }

  private static func runs(_ flags: [Bool]) -> [Range<Int>] {
    var (runs, start): ([Range<Int>], Int?) = ([], nil)
    for (place, flag) in flags.enumerated() {
      if flag, start == nil { start = place }
      if !flag, let first = start {
        runs.append(first..<place)
        start = nil
      }
    }
    return runs
  }
}
