/// What is wrong with a theme file, with the line to look at.
public struct ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  /// Counted from one; nothing when it is the whole file.
  public let line: Int?
  public let problem: String

  public var description: String {
    let place = line.map { "\(path), line \($0)" } ?? path
    return TermText("\(place): \(problem)").description
  }
}
