/// All runs of one, two and three letters of some lines, each once: what the index knows of an agent.
///
/// A run is one token of FTS5's `ascii` tokenizer, which keeps letters, digits and everything beyond
/// ASCII together; the ASCII characters at which it would cut move to the private use area.
/// https://www.sqlite.org/fts5.html#ascii_tokenizer
struct Grams: Sendable {
  /// The runs as words of the index, with a blank between them.
  let text: String

  init(of lines: String) {
    var runs: [UInt64] = []
    runs.reserveCapacity(3 * lines.utf8.count)
    for line in lines.unicodeScalars.split(separator: "\n") { Self.collect(line, into: &runs) }
    text = Self.spell(runs)
  }

  /// Longer words are found by their runs of three; that they stand together has to be checked.
  static let longest = 3

  /// The part of a MATCH expression that finds a folded word, or all that may hold it: every letter of a
  /// longer word is in one run, not in three, since each run is one more list to walk.
  static func expression(for word: String) -> String {
    var runs: [UInt64] = []
    let letters = word.unicodeScalars.map(letter)
    if letters.count <= longest {
      runs = [letters.reduce(0) { $0 << 21 | $1 }]
    } else {
      let starts = stride(from: 0, to: letters.count - longest, by: longest)
      for start in Array(starts) + [letters.count - longest] {
        runs.append(letters[start..<start + longest].reduce(0) { $0 << 21 | $1 })
      }
    }
    return unique(runs).map { "\"\(spell([$0]))\"" }.joined(separator: " ")
  }

  private static func collect(_ line: Substring.UnicodeScalarView, into runs: inout [UInt64]) {
    var (last, two): (UInt64, UInt64) = (0, 0)
    for scalar in line {
      let one = letter(scalar)
      runs.append(one)
      if last != 0 { runs.append(last << 21 | one) }
      if two != 0 { runs.append(two << 21 | one) }
      two = last == 0 ? 0 : last << 21 | one
      last = one
    }
  }

  private static func letter(_ scalar: Unicode.Scalar) -> UInt64 {
    let value = UInt64(scalar.value)
    let isWhole = value >= 0x80 || scalar.properties.isAlphabetic || (0x30...0x39).contains(value)
    return isWhole ? value : value + 0xE000
  }

  private static func unique(_ runs: [UInt64]) -> [UInt64] {
    var kept: [UInt64] = []
    for run in runs.sorted() where run != kept.last { kept.append(run) }
    return kept
  }

  private static func spell(_ runs: [UInt64]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(6 * runs.count)
    var previous: UInt64 = 0
    for run in runs.sorted() where run != previous {
      if previous != 0 { bytes.append(0x20) }
      append(run >> 42, to: &bytes)
      append(run >> 21 & 0x1F_FFFF, to: &bytes)
      append(run & 0x1F_FFFF, to: &bytes)
      previous = run
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ letter: UInt64, to bytes: inout [UInt8]) {
    if letter == 0 { return }
    if letter < 0x80 { bytes.append(UInt8(letter)); return }
    guard let scalar = Unicode.Scalar(UInt32(letter)) else { return }
    bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
  }
}
