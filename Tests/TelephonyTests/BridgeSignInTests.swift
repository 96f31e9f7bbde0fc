import AgentDomain
import Testing

@testable import Telephony

/// How the bridge introduces itself, and what it says where it is not let in.
@Suite struct BridgeSignInTests {
  private func trouble(_ desk: BridgeDesk) -> String {
    desk.open()
    #expect(desk.wait { desk.states.trouble != nil })
    #expect(desk.states.isAway)
    return desk.states.trouble ?? ""
  }

  @Test func `[12.3] the secret is the first line of its file`() throws {
    let desk = try BridgeDesk(secret: "s3cret\r\nanother line\n")
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    #expect(desk.exchange.asked.first == "Login Username: roster Secret: s3cret Events: on")
  }

  @Test func `[12.3] a wrong secret is said, and never shown`() throws {
    let sentence = trouble(try BridgeDesk(secret: "wr0ng\n"))
    #expect(sentence.contains("does not let roster in"))
    #expect(!sentence.contains("wr0ng"))
  }

  @Test(arguments: [0o640, 0o604, 0o660])
  func `[12.3] a secret that others may read is not used`(_ mode: Int) throws {
    let desk = try BridgeDesk(mode: mode)
    #expect(trouble(desk).contains("run chmod 600"))
    #expect(desk.exchange.asked.isEmpty)
  }

  @Test func `[12.3] an empty secret is not used`() throws {
    #expect(trouble(try BridgeDesk(secret: "\ns3cret\n")).contains("is empty"))
  }

  @Test func `[12.3] what is no manager interface gets no secret`() throws {
    var script = FakeExchange.Script()
    for greeting in ["SSH-2.0-OpenSSH\r\n", String(repeating: "x", count: 5000)] {
      script.greeting = greeting
      let desk = try BridgeDesk(script)
      #expect(trouble(desk).contains("no manager interface"))
      #expect(desk.exchange.asked.isEmpty)
    }
  }

  @Test func `[12.3] an exchange that is not there is said with its place`() throws {
    let desk = try BridgeDesk()
    desk.exchange.hangUp(staysUp: false)
    #expect(trouble(desk).contains("127.0.0.1:\(desk.exchange.port)"))
  }

  @Test func `[12.3] a bridge ends at once, even in the midst of an answer`() throws {
    var script = FakeExchange.Script()
    script.answers["QueueStatus"] = "Response: Success\nEventList: start"
    let desk = try BridgeDesk(script)
    desk.open()
    #expect(desk.wait { desk.exchange.asked.contains { $0.hasPrefix("QueueStatus") } })
    desk.close()
    // Half of the time that the bridge gives an exchange that is silent.
    #expect(desk.wait(seconds: 10) { desk.exchange.isAlone })
  }
}
