/// What is wrong with a theme file, with the place to look at.
public struct ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  /// Counted from one; nothing when it is the whole file.
  public let line: Int?
  /// Counted from one; nothing where only the line is known.
  public let column: Int?
  public let problem: String

  init(path: String, line: Int? = nil, column: Int? = nil, problem: String) {
    (self.path, self.line, self.column, self.problem) = (path, line, column, problem)
  }

  public var description: String {
    let places = [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self)
    let place = ([path] + places).joined(separator: ", ")
    return TermText("\(place): \(problem)").description
  }
}
