import Testing

@testable import Telephony

@Suite struct MessageParserTests {
  private func messages(_ text: String, packet: Int = .max) -> [ExchangeMessage] {
    messages(Array(text.replacing("\n", with: "\r\n").utf8), packet: packet)
  }

  private func messages(_ bytes: [UInt8], packet: Int = .max) -> [ExchangeMessage] {
    var (parser, rest, found) = (MessageParser(), bytes[...], [ExchangeMessage]())
    _ = parser.take(Array("Asterisk Call Manager/11.0.0\r\n".utf8))
    while !rest.isEmpty {
      found += parser.take(rest.prefix(packet))
      rest = rest.dropFirst(packet)
    }
    return found
  }

  @Test func `[12.3] messages are the same however they are cut into packets`() {
    let text = "Event: A\nX: 1\nX: 2\n\nResponse: Success\nActionID: 7\nMessage: a: b\n\n"
    let whole = messages(text)
    #expect(whole.count == 2)
    #expect(whole[0].all("X") == ["1", "2"])
    #expect(whole[1].action == 7)
    #expect(whole[1]["Message"] == "a: b")
    for packet in 1...9 { #expect(messages(text, packet: packet) == whole) }
  }

  @Test func `[12.3] an event with a field of the name Response is no response`() {
    let found = messages("Event: ChallengeResponseFailed\nResponse: Success\nActionID: 1\n\n")
    #expect(found.map(\.isResponse) == [false])
  }

  @Test func `[12.3] only CR LF ends a line`() {
    let found = messages(Array("Event: A\r\nX: a\nEvent: B\rEvent: C\r\n\r\n".utf8))
    #expect(found.map(\.event) == ["A"])
    #expect(found.first?["X"] == "a\nEvent: B\rEvent: C")
  }

  @Test
  func `[12.3] a line without end, a message without end and bytes that are no text are cut short`()
  {
    let long = String(repeating: "x", count: 5_000_000)
    let found = messages("Event: A\nX: \(long)\nY: 1\n\n")
    #expect(found.first?["X"].utf8.count ?? 0 <= MessageParser.lineLimit)
    #expect(found.first?["Y"] == "1")
    let many = messages("Event: A\n" + String(repeating: "X: 1\n", count: 50_000) + "\n")
    #expect(many.first?.fields.count == MessageParser.fieldLimit)
    let odd = messages(
      Array("Event: A\r\nX: ".utf8) + [0xFF, 0xC3, 0x28, 0] + Array("\r\n\r\n".utf8))
    #expect(odd.first?["X"] == "\u{FFFD}\u{FFFD}(\0")
  }

  @Test func `[12.3] random bytes never break anything`() {
    var random = SystemRandomNumberGenerator()
    let alphabet: [UInt8] = [13, 10, 13, 10, 58, 32, 0, 255, 195] + Array("EventRsp".utf8)
    for _ in 0..<2000 {
      let bytes = (0..<200).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      #expect(messages(bytes, packet: 7) == messages(bytes))
    }
  }

  @Test func `[12.3] a value that is sent never becomes a line of its own`() {
    let action = ExchangeAction(
      "QueuePause", ["Reason": "a\r\nAction: Command\r\nCommand: core stop now\r\n\r\n\u{0}"])
    let text = String(decoding: action.bytes(number: 3), as: UTF8.self)
    #expect(text.split(separator: "\r\n").count == 3)
    #expect(text.components(count: "\r\n\r\n") == 1)
    #expect(!text.dropLast(4).contains("\r\n\r\n"))
  }

  @Test func `[12.3] what is no endpoint's name is none`() {
    for name in ["", "-1", "1001 1002", "1001\r\n", "a;b", "a/b", "a\"b", "é", "$1", ".*"] {
      #expect(EndpointName(name) == nil, "\(name)")
    }
    #expect(EndpointName("1001")?.interface == "PJSIP/1001")
    #expect(EndpointName(interface: "SIP/1001") == nil)
  }
}

extension String {
  /// How often something stands in it.
  fileprivate func components(count part: String) -> Int { ranges(of: part).count }
}
