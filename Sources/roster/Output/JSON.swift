import AgentDomain

/// A value for other programs; the keys of an object keep their order.
enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case text(String)
  case list([JSON])
  case object([(key: String, value: JSON)])

  static func number(_ number: Int) -> JSON { .integer(Int64(number)) }
  static func time(_ time: Timestamp) -> JSON {
    time.seconds == nil ? .null : .text(time.written)
  }
  static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }

  init(_ scalar: Scalar) {
    switch scalar {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .text(let text): self = .text(text)
    }
  }

  /// On one line; nothing in it acts on a terminal. https://www.rfc-editor.org/rfc/rfc8259
  var written: String {
    switch self {
    case .null: "null"
    case .bool(let isOn): isOn ? "true" : "false"
    case .integer(let number): String(number)
    case .text(let text): Self.quoted(text)
    case .list(let elements): "[" + elements.map(\.written).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { Self.quoted($0.key) + ": " + $0.value.written }.joined(separator: ", ")
        + "}"
    }
  }

  /// Controls, and the invisible marks that turn text around, are written as escapes.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if isPlain(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          quoted += escaped(scalar)
        }
      }
    }
    return quoted + "\""
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return false
    default: return true
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}

/// A JSON list that is written while it is made, an element a line.
struct JSONList {
  private var isEmpty = true

  mutating func add(_ element: JSON) throws {
    try Output.write((isEmpty ? "[\n" : ",\n") + element.written)
    isEmpty = false
  }

  func end() throws { try Output.write(isEmpty ? "[]\n" : "\n]\n") }
}
