import Foundation
import Testing

/// A text that a test compares with a file beside it; `make golden` writes the files anew.
enum GoldenFile {
  /// - Parameter name: the file, below the folder of the golden screens.
  static func expect(
    _ text: String, _ name: String, at place: SourceLocation = #_sourceLocation
  ) throws {
    let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let path = "\(folder)/\(name)"
    if ProcessInfo.processInfo.environment["ROSTER_WRITE_GOLDEN"] == "1" {
      let parent = (path as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
      return try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOfFile: path, encoding: .utf8)
    guard text != wanted else { return }
    let (new, old) = (text.components(separatedBy: "\n"), wanted.components(separatedBy: "\n"))
    let first = zip(new, old).prefix { $0 == $1 }.count
    let context = { (lines: [String]) in
      lines.dropFirst(max(0, first - 2)).prefix(6).joined(separator: "\n")
    }
    Issue.record(
      "\(name) differs from line \(first + 1). It is:\n\(context(new))\nIt was:\n\(context(old))",
      sourceLocation: place)
  }
}
