/// A part of the line between blanks: a word, or a filter with its key.
///
/// - `key:value`, `key:"a value"` and `-key:value` are filters. A key begins with a letter and goes on
///   with letters, digits and `_`; whether it exists is not asked here.
/// - Everything else is a word: `10:30`, `ada@example.org`, `http://x`, `fe80::1`, `-smith`.
/// - What begins with a quote is a word, blanks and colons included: `"sip:1000"`.
/// - In quotes, `\"` is a quote and `\\` a backslash. A quote that nobody closed ends with the line,
///   since somebody may still be typing.
struct FilterToken: Hashable, Sendable {
  /// Offsets in characters of the line.
  var range: Range<Int>
  var isNegated = false
  /// Without the colon, as it was typed; nil for a word.
  var key: String?
  var keyRange = 0..<0
  var value = ""
  /// With the quotes.
  var valueRange: Range<Int>
  var isQuoted = false

  static func scan(_ line: [Character]) -> [FilterToken] {
    var (tokens, place): ([FilterToken], Int) = ([], 0)
    while place < line.count {
      if line[place].isWhitespace { place += 1; continue }
      let token = read(line, from: place)
      tokens.append(token)
      place = token.range.upperBound
    }
    return tokens
  }

  private static func read(_ line: [Character], from start: Int) -> FilterToken {
    var token = FilterToken(range: start..<start, valueRange: start..<start)
    if let key = key(line, from: start) {
      token.isNegated = line[start] == "-"
      (token.key, token.keyRange) = (String(line[key]), key)
      token.valueRange = (key.upperBound + 1)..<(key.upperBound + 1)
    }
    token.readValue(line)
    token.range = start..<token.valueRange.upperBound
    return token
  }

  private static func key(_ line: [Character], from start: Int) -> Range<Int>? {
    let first = line[start] == "-" ? start + 1 : start
    guard first < line.count, line[first].isASCII, line[first].isLetter else { return nil }
    let end = line[first...].firstIndex { !$0.isASCIIAlphanumeric && $0 != "_" } ?? line.count
    guard end < line.count, line[end] == ":" else { return nil }
    let rest = line[(end + 1)...].prefix(2)
    return rest.first == ":" || rest.elementsEqual("//") ? nil : first..<end
  }

  private mutating func readValue(_ line: [Character]) {
    let start = valueRange.lowerBound
    guard start < line.count, line[start] == "\"" else {
      let end = line[start...].firstIndex(where: \.isWhitespace) ?? line.count
      (value, valueRange) = (String(line[start..<end]), start..<end)
      return
    }
    isQuoted = true
    var place = start + 1
    while place < line.count, line[place] != "\"" {
      if line[place] == "\\", place + 1 < line.count, "\"\\".contains(line[place + 1]) {
        place += 1
      }
      value.append(line[place])
      place += 1
    }
    valueRange = start..<min(place + 1, line.count)
  }

  /// A value as it has to be typed.
  static func quoted(_ value: String) -> String {
    guard value.isEmpty || value.contains(where: { $0.isWhitespace || $0 == "\"" }) else {
      return value
    }
    return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
