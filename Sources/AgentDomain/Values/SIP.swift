import Foundation

/// Where an agent's telephone is: a fixed address, or `dynamic` for whoever registers.
///
/// Names are refused: one that does not resolve makes Asterisk drop the peer.
public struct SIPHost: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "dynamic" }

  public static var editor: Editor { Editor(.text) }
  public static var expected: String { "an IPv4 or IPv6 address, or the word dynamic" }

  public static func normalised(_ text: String) -> String? {
    if text.lowercased() == "dynamic" { return "dynamic" }
    return isAddress(text) ? text : nil
  }

  /// Whether the text is an IPv4 or IPv6 address; asked first, since C would stop reading at a NUL.
  static func isAddress(_ text: String) -> Bool {
    guard text.allSatisfy({ $0.isASCII && ($0.isHexDigit || $0 == "." || $0 == ":") }) else {
      return false
    }
    var bytes = [UInt8](repeating: 0, count: 16)
    return inet_pton(AF_INET, text, &bytes) == 1 || inet_pton(AF_INET6, text, &bytes) == 1
  }
}

/// What the called party sees: `NAME <NUMBER>` or `<NUMBER>`; empty for the agent's own name and number.
///
/// The name may stand in quotes; inside, a backslash stands before a quote or a backslash.
public struct CallerID: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.text) }
  public static var expected: String { "NAME <NUMBER> or <NUMBER>, at most 80 characters" }

  /// The caller ID of a name that may hold anything.
  public static func text(name: String, number: String) -> String {
    let safe = name.filter { !"<>".contains($0) }
      .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(safe)\" <\(number)>"
  }

  public static func normalised(_ text: String) -> String? {
    guard text.count <= 80, text.last == ">", let open = text.lastIndex(of: "<") else { return nil }
    let name = String(text[..<open]).trimmed
    let number = text[text.index(after: open)...].dropLast()
    guard !number.isEmpty, number.allSatisfy({ $0.isASCIIDigit || "+*#".contains($0) }) else {
      return nil
    }
    guard isName(name) else { return nil }
    return name.isEmpty ? "<\(number)>" : "\(name) <\(number)>"
  }

  private static func isName(_ name: String) -> Bool {
    let isClean = !name.unicodeScalars.contains {
      $0.properties.isControlOrLineBreak || $0 == "<" || $0 == ">"
    }
    guard isClean, name.unicodeScalars.count <= 800 else { return false }
    guard name.first == "\"" else { return !name.unicodeScalars.contains("\"") }
    return name.count >= 2 && name.last == "\"" && isEscaped(name.dropFirst().dropLast())
  }

  /// Whether every quote and every backslash has a backslash before it.
  private static func isEscaped(_ text: Substring) -> Bool {
    var scalars = text.unicodeScalars
    while let scalar = scalars.popFirst() {
      if scalar == "\"" { return false }
      if scalar == "\\" {
        guard let next = scalars.popFirst(), next == "\"" || next == "\\" else { return false }
      }
    }
    return true
  }
}

/// Call or pickup groups: numbers 0 to 63 as a list with ranges, such as `1,3-5`.
public struct Groups: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.groups) }
  public static var expected: String {
    "empty, or numbers 0 to 63 as a list with ranges, such as 1,3-5"
  }

  public static func normalised(_ text: String) -> String? {
    var parts: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { number($0) }
      switch ends.count {
      case 1: guard let one = ends[0] else { return nil }; parts.append(String(one))
      case 2:
        guard let low = ends[0], let high = ends[1], low <= high else { return nil }
        parts.append("\(low)-\(high)")
      default: return nil
      }
    }
    return parts.joined(separator: ",")
  }

  private static func number(_ text: Substring) -> Int? {
    let digits = String(text).trimmed
    guard (1...2).contains(digits.count), digits.allSatisfy(\.isASCIIDigit),
      let number = Int(digits),
      number <= 63
    else { return nil }
    return number
  }
}

/// Host and port of the gateway that wakes a mobile app; an IPv6 address stands in brackets.
public struct PushGateway: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.hostPort) }
  public static var expected: String {
    "the gateway's HOST:PORT, such as push.example.org:5060 or [::1]:5060"
  }

  public static func normalised(_ text: String) -> String? {
    guard !text.uppercased().hasPrefix("YOUR_IP_SERVER") else { return nil }
    guard let (host, port) = split(text), let number = Int(port), (1...65535).contains(number),
      port.allSatisfy(\.isASCIIDigit)
    else { return nil }
    let isV6 =
      host.first == "[" && host.last == "]"
      && SIPHost.isAddress(String(host.dropFirst().dropLast()))
    return isV6 || HostName.isName(host) ? "\(host):\(number)" : nil
  }

  /// Host and port; a missing port is 5060, that of SIP without TLS.
  private static func split(_ text: String) -> (Substring, Substring)? {
    if text.first == "[" {
      guard let close = text.firstIndex(of: "]") else { return nil }
      let rest = text[text.index(after: close)...]
      if rest.isEmpty { return (text[...close], "5060") }
      return rest.first == ":" ? (text[...close], rest.dropFirst()) : nil
    }
    let sides = text.split(separator: ":", omittingEmptySubsequences: false)
    return sides.count == 1 ? (sides[0], "5060") : sides.count == 2 ? (sides[0], sides[1]) : nil
  }
}

/// A file on the host of the console or of the exchange, by its absolute path.
public struct FilePath: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.path) }
  public static var expected: String { "an absolute path, such as /etc/ssl/agents.crt" }

  public static func normalised(_ text: String) -> String? {
    let isClean = !text.unicodeScalars.contains { $0.properties.isControlOrLineBreak }
    return text.first == "/" && text.utf8.count <= 4096 && isClean ? text : nil
  }
}

extension Rule where Value == FilePath {
  static func suffix(_ suffix: String) -> Self {
    Rule("a path that ends in \(suffix)") { $0.text.hasSuffix(suffix) }
  }
}
