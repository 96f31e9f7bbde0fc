import Foundation

/// The program's own text, from which tests learn what there is to be tested.
enum SourceText {
  /// - Parameter path: below `Sources`.
  static func of(_ path: String) throws -> String {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return try String(contentsOfFile: "/\(root)/Sources/\(path)", encoding: .utf8)
  }

  /// The cases of an enum, by the line that opens it; the line of its closing brace ends it.
  static func cases(of opening: String, in path: String) throws -> Set<String> {
    try names(after: #/^ +case (\w+)/#, from: opening, path)
  }

  /// The functions of a protocol, with the labels of their parameters: `undo(_:_:)`.
  static func functions(of opening: String, in path: String) throws -> Set<String> {
    let body = try body(from: opening, path)
    let heads = body.replacing("\n", with: " ").matches(of: #/func (\w+)(?:<[^>]*>)?\(([^)]*)\)?/#)
    return Set(heads.map { "\($0.1)(\(labels(String($0.2))))" })
  }

  private static func labels(_ parameters: String) -> String {
    parameters.matches(of: #/(?:^|, )\s*(\w+)(?: \w+)?:/#).map { "\($0.1):" }.joined()
  }

  private static func names(
    after pattern: Regex<(Substring, Substring)>, from opening: String, _ path: String
  ) throws -> Set<String> {
    let lines = try body(from: opening, path).split(separator: "\n")
    return Set(lines.compactMap { try? pattern.prefixMatch(in: $0)?.1 }.map(String.init))
  }

  private static func body(from opening: String, _ path: String) throws -> String {
    let text = try of(path)
    guard let start = text.range(of: opening) else { throw Missing(opening: opening, path: path) }
    let rest = text[start.upperBound...]
    return String(rest[..<(rest.range(of: "\n}")?.lowerBound ?? rest.endIndex)])
  }

  private struct Missing: Error { let opening, path: String }
}
