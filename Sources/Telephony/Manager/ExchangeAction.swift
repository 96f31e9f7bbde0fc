/// One thing that the exchange is asked to do, before it has a number.
struct ExchangeAction: Hashable, Sendable {
  let name: String
  let fields: [String]
  /// Whether a list of events answers.
  let isList: Bool

  /// - Parameter fields: names and values, such as `["Interface": "PJSIP/1001"]`, in this order.
  init(_ name: String, _ fields: KeyValuePairs<String, String> = [:], isList: Bool = false) {
    (self.name, self.isList) = (name, isList)
    self.fields = fields.map { "\($0.key): \(Self.oneLine($0.value))" }
  }

  static func list(_ name: String) -> Self { Self(name, isList: true) }
  /// A line of the exchange's own console.
  static func command(_ line: String) -> Self { Self("Command", ["Command": line]) }

  func bytes(number: Int) -> [UInt8] {
    let lines = ["Action: \(name)", "ActionID: \(number)"] + fields
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  /// A value never becomes a line of its own: what ends a line or a text is a blank here.
  private static func oneLine(_ value: String) -> String {
    String(
      String.UnicodeScalarView(
        value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}

/// The name of an endpoint, which the exchange's console and its patterns understand as nothing else.
struct EndpointName: Hashable, Sendable {
  let text: String
  /// As the queues name it.
  var interface: String { "PJSIP/\(text)" }

  /// - Returns: nil for what can be no endpoint.
  init?(_ text: String) {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || [0x2D, 0x5F].contains($0)
    }
    guard (1...80).contains(text.utf8.count), isPlain, text.first != "-" else { return nil }
    self.text = text
  }

  /// - Parameter interface: `PJSIP/1001`; nil for other kinds of telephones.
  init?(interface: String) {
    guard interface.hasPrefix("PJSIP/") else { return nil }
    self.init(String(interface.dropFirst(6)))
  }
}
