import AgentDomain
import Testing

@testable import Telephony

/// What the exchange is told, and what it tells back.
@Suite struct BridgeOrderTests {
  private func asked(_ desk: BridgeDesk) -> [String] {
    let quiet = ["Login", "Filter", "PJSIPShowContacts", "DeviceStateList", "QueueStatus", "Ping"]
    return desk.exchange.asked.filter { line in !quiet.contains { line.hasPrefix($0) } }
  }

  @Test func `[12.1] orders become actions, in their order, and are taken off`() throws {
    let desk = try BridgeDesk()
    desk.book.add("1001", .appear)
    desk.book.add("1001", .pause(reason: "Lunch\r\nAction: Off"))
    desk.book.add("1001", .resume)
    desk.open()
    #expect(desk.wait { desk.book.waiting.isEmpty })
    #expect(
      asked(desk) == [
        "Command Command: pjsip reload qualify endpoint 1001",
        "QueuePause Interface: PJSIP/1001 Paused: true Reason: Lunch  Action: Off",
        "QueuePause Interface: PJSIP/1001 Paused: false Reason: ",
      ])
  }

  @Test func `[12.1] who vanishes is hung up, and the registration runs out`() throws {
    var script = FakeExchange.Script()
    script.lists["PJSIPShowContacts"] = [
      "Event: ContactList\nObjectName: 1001;@ab\nUri: sip:1001@h\nStatus: Reachable",
      "Event: ContactList\nObjectName: 1001@@cd\nUri: sip:1001@fixed\nStatus: Reachable",
      "Event: ContactList\nObjectName: 10012;@ef\nUri: sip:10012@h\nStatus: Reachable",
    ]
    script.answers["Hangup"] = "Response: Error\nMessage: No such channel"
    script.answers["Command"] = """
      Response: Success
      Output: /registrar/contact/1001;@ab   : {"uri":"sip:1001@h","expiration_time":"1790000000"}
      Output: 1 results found.
      """
    let desk = try BridgeDesk(script)
    desk.book.add("1001", .vanish)
    desk.open()
    #expect(desk.wait { desk.book.waiting.isEmpty })
    #expect(
      asked(desk) == [
        #"Hangup Channel: /^PJSIP\/1001-.*$/"#,
        "Command Command: database show registrar contact/1001;@ab",
        "DBPut Family: registrar Key: contact/1001;@ab "
          + #"Val: {"uri":"sip:1001@h","expiration_time":"1"}"#,
      ])
  }

  @Test func `[12.1] a contact that is too long for a line goes without what it does not need`() {
    let agent = String(repeating: "x", count: 1500)
    let line =
      #"/registrar/contact/1;@a : {"user_agent":"\#(agent)","uri":"u","expiration_time":"9"}"#
    #expect(
      StoredContact(line: line)?.expired == #"{"user_agent":"","uri":"u","expiration_time":"1"}"#)
    #expect(StoredContact(line: "0 results found.") == nil)
  }

  @Test func `[12.1] more than fifty new endpoints are one reload`() throws {
    let desk = try BridgeDesk()
    for number in 1001...1051 { desk.book.add(String(number), .appear) }
    desk.open()
    #expect(desk.wait { desk.book.waiting.isEmpty })
    #expect(asked(desk) == ["Command Command: module reload res_pjsip.so"])
  }

  @Test func `[12.1] orders wait while the exchange is away`() throws {
    let desk = try BridgeDesk()
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    desk.exchange.hangUp(staysUp: false)
    #expect(desk.wait { desk.states.isAway })
    desk.book.add("1001", .pause(reason: ""))
    desk.look()
    #expect(desk.book.waiting == [1])
    desk.exchange.comeBack()
    #expect(desk.wait { desk.book.waiting.isEmpty })
    #expect(asked(desk) == ["QueuePause Interface: PJSIP/1001 Paused: true Reason: "])
  }

  @Test func `[12.1] an order that is refused stays, and the states stay as well`() throws {
    var script = FakeExchange.Script()
    script.answers["Command"] = "Response: Error\nMessage: Permission denied"
    let desk = try BridgeDesk(script)
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    desk.book.add("1001", .appear)
    desk.look()
    #expect(desk.wait { desk.states.trouble != nil })
    #expect(desk.states.trouble?.contains("Permission denied") == true)
    #expect(!desk.states.isAway)
    #expect(desk.book.waiting == [1])
    desk.exchange.change { $0.answers = [:] }
    desk.look()
    #expect(desk.wait { desk.book.waiting.isEmpty })
    #expect(desk.wait { desk.states.trouble == nil })
  }

  @Test func `[12.1] an endpoint that cannot be looked at keeps no other order waiting`() throws {
    var script = FakeExchange.Script()
    script.answers["Command"] = """
      Response: Error
      Message: Command output follows
      Output: No AoRs configured for endpoint '1001'
      """
    let desk = try BridgeDesk(script)
    desk.book.add("1001", .appear)
    desk.book.add("1002", .resume)
    desk.open()
    #expect(desk.wait { desk.book.waiting.isEmpty })
    #expect(desk.states.trouble == nil)
    #expect(asked(desk).last == "QueuePause Interface: PJSIP/1002 Paused: false Reason: ")
  }

  @Test
  func `[12.1] an order for what is no endpoint is dropped, and who is in no queue is no fault`()
    throws
  {
    var script = FakeExchange.Script()
    script.answers["QueuePause"] = "Response: Error\nMessage: Interface not found"
    let desk = try BridgeDesk(script)
    desk.book.add("1 2", .vanish)
    desk.book.add("1001", .resume)
    desk.open()
    #expect(desk.wait { desk.book.waiting.isEmpty })
    #expect(desk.states.trouble == nil)
    #expect(asked(desk).count == 1)
  }

  private func pause(_ paused: Bool, _ reason: String, _ endpoint: String = "1001") -> String {
    "Event: QueueMemberPause\nQueue: q\nInterface: PJSIP/\(endpoint)\nPaused: \(paused ? 1 : 0)\n"
      + "PausedReason: \(reason)\n"
  }

  @Test func `[12.3] a pause made at a telephone is kept, also where it cannot be written at once`()
    throws
  {
    let desk = try BridgeDesk()
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    desk.book.beBusy(true)
    desk.exchange.tell(pause(true, "Lunch"))
    #expect(desk.shows("1001", .paused))
    #expect(desk.book.pauses.isEmpty)
    desk.exchange.hangUp()
    #expect(desk.wait { desk.states.isAway })
    #expect(desk.wait { !desk.states.isAway })
    desk.book.beBusy(false)
    #expect(desk.wait { desk.book.pauses == ["1001 paused Lunch"] })
    desk.exchange.tell(pause(false, ""))
    #expect(desk.wait { desk.book.pauses == ["1001 paused Lunch", "1001 resumed "] })
  }

  @Test func `[12.3] the echo of an order is no pause made at a telephone`() throws {
    let desk = try BridgeDesk()
    desk.book.add("1001", .pause(reason: "Lunch"))
    desk.open()
    #expect(desk.wait { desk.book.waiting.isEmpty })
    desk.exchange.tell(pause(true, "Lunch"))
    desk.exchange.tell(pause(true, "Break", "1002"))
    #expect(desk.wait { desk.book.pauses == ["1002 paused Break"] })
  }
}
