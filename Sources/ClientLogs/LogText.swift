import AgentDomain
import Foundation
import Logging

/// Makes a line of a message, whatever stands in it.
enum LogText {
  /// In bytes; longer messages are cut, and say so.
  static let limit = 65_536

  /// `LEVEL LABEL: MESSAGE key=value`, without the time and the line break.
  static func line(_ event: LogEvent, label: String, metadata: Logger.Metadata) -> String {
    var line = "\(event.level.rawValue) \(escaped(label)): \(escaped(event.message.description))"
    if let error = event.error { line += " error=\(quoted("\(error)"))" }
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      line += " \(escaped(key))=\(quoted("\(value)"))"
    }
    return cut(line)
  }

  /// A text in which nothing ends a line, steers a terminal or turns the reading direction around.
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let escape = escape(scalar) {
        safe.append(contentsOf: escape.unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: break
    default: if !scalar.properties.isBidiControl { return nil }
    }
    return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  /// In quotes where it would not read as one word.
  private static func quoted(_ text: String) -> String {
    let isWord = !text.isEmpty && !text.contains { " \"=\\".contains($0) }
    if isWord { return escaped(text) }
    let inner = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped(inner))\""
  }

  private static func cut(_ line: String) -> String {
    let count = line.utf8.count
    guard count > limit else { return line }
    let end = line.utf8.index(line.startIndex, offsetBy: limit)
    let kept = line[..<line.unicodeScalars.index(before: line.unicodeScalars.index(after: end))]
    return "\(kept) ... (\(count - kept.utf8.count) bytes more)"
  }
}

extension LogLevel {
  /// The level whose file a message goes to.
  init(of level: Logger.Level) {
    self =
      switch level {
      case .critical, .error: .error
      case .warning: .warning
      case .notice, .info: .info
      case .debug, .trace: .debug
      }
  }

  /// The least that a logger has to hand over.
  var least: Logger.Level {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .info
    case .debug: .trace
    }
  }
}
