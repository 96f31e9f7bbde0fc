import AgentDomain
import Foundation
import Testing

@testable import Telephony

/// What the bridge makes of what an exchange says.
@Suite struct BridgeTests {
  private static func contact(_ endpoint: String, status: String = "Reachable") -> String {
    """
    Event: ContactList
    ObjectName: \(endpoint);@4c5b
    Uri: sip:\(endpoint)@127.0.0.1
    Endpoint: \(endpoint)
    Status: \(status)
    """
  }

  private static func device(_ endpoint: String, _ state: String) -> String {
    "Event: DeviceStateChange\nDevice: PJSIP/\(endpoint)\nState: \(state)"
  }

  private static func member(_ endpoint: String, _ queue: String = "sales", paused: Bool) -> String
  {
    "Event: QueueMember\nQueue: \(queue)\nLocation: PJSIP/\(endpoint)\nPaused: \(paused ? 1 : 0)"
  }

  private static func pause(_ endpoint: String, _ queue: String, _ paused: Bool) -> String {
    """
    Event: QueueMemberPause
    Queue: \(queue)
    Interface: PJSIP/\(endpoint)
    Paused: \(paused ? 1 : 0)
    PausedReason: Lunch

    """
  }

  @Test func `[12.3] a snapshot gives every endpoint its state`() throws {
    var script = FakeExchange.Script()
    script.lists["PJSIPShowContacts"] = ["1001", "1002", "1003", "1004"].map { Self.contact($0) }
    script.lists["PJSIPShowContacts"]?.append(Self.contact("1005", status: "Unreachable"))
    script.lists["DeviceStateList"] = [
      Self.device("1001", "NOT_INUSE"), Self.device("1002", "INUSE"),
      Self.device("1003", "RINGING"),
      "Event: DeviceStateChange\nDevice: Queue:sales\nState: INUSE",
    ]
    script.lists["QueueStatus"] = [
      "Event: QueueParams\nQueue: sales", Self.member("1002", paused: true),
      Self.member("1004", paused: true),
    ]
    for packet in [Int.max, 3] {
      script.packet = packet
      let desk = try BridgeDesk(script)
      #expect(desk.states["1001"] == nil)
      desk.open()
      #expect(desk.wait { !desk.states.isAway })
      let states = desk.states
      #expect(states["1001"] == .registered)
      #expect(states["1002"] == .onCall)
      #expect(states["1003"] == .ringing)
      #expect(states["1004"] == .paused)
      #expect(states["1005"] == .offline)
      #expect(states["9999"] == .offline)
      #expect(states.trouble == nil)
    }
  }

  @Test func `[12.3] every event that means something is seen, and others are not`() throws {
    let desk = try BridgeDesk()
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    let steps: [(String, LiveState)] = [
      ("Event: ContactStatus\nURI: sip:a\nContactStatus: NonQualified\nAOR: 1001\n", .registered),
      (Self.device("1001", "RINGING") + "\n", .ringing),
      (Self.device("1001", "INUSE") + "\n", .onCall),
      (Self.device("1001", "ONHOLD") + "\n", .onCall),
      (Self.device("1001", "NOT_INUSE") + "\n", .registered),
      ("Event: QueueMemberAdded\nQueue: q\nInterface: PJSIP/1001\nPaused: 1\n", .paused),
      ("Event: QueueMemberRemoved\nQueue: q\nInterface: PJSIP/1001\nPaused: 1\n", .registered),
      (Self.pause("1001", "q", true), .paused),
      (Self.pause("1001", "q", false), .registered),
      ("Event: ContactStatus\nURI: sip:a\nContactStatus: Unreachable\nAOR: 1001\n", .offline),
      ("Event: ContactStatus\nURI: sip:a\nContactStatus: Reachable\nAOR: 1001\n", .registered),
      ("Event: ContactStatus\nURI: sip:a\nContactStatus: Removed\nAOR: 1001\n", .offline),
    ]
    for (event, state) in steps {
      desk.exchange.tell(event)
      #expect(desk.shows("1001", state), "\(event)")
    }
    #expect(desk.states.registrations["1001"] != nil)
    let count = desk.changeCount
    desk.exchange.tell("Event: TestEvent\nState: INUSE\nDevice: PJSIP/1001\n")
    desk.exchange.tell("Event: ContactStatus\nAOR: 1 0\nURI: sip:b\nContactStatus: Reachable\n")
    desk.exchange.tell(Self.device("1001", "UNAVAILABLE") + "\n")
    desk.exchange.tell(Self.device("1002", "BUSY") + "\n")
    #expect(desk.shows("1002", .onCall))
    #expect(desk.changeCount == count + 1)
  }

  @Test func `[12.3] paused in one of two queues is not paused`() throws {
    let desk = try BridgeDesk()
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    for queue in ["q", "r"] {
      desk.exchange.tell(
        "Event: QueueMemberAdded\nQueue: \(queue)\nInterface: PJSIP/1001\nPaused: 0\n")
    }
    desk.exchange.tell(Self.pause("1001", "q", true))
    desk.exchange.tell(Self.device("1002", "INUSE") + "\n")
    #expect(desk.shows("1002", .onCall))
    #expect(desk.states["1001"] == .offline)
    desk.exchange.tell(Self.pause("1001", "r", true))
    #expect(desk.shows("1001", .paused))
  }

  @Test func `[12.3] nobody is told of what is the same as before`() {
    let (published, desk) = (PublishedStates(), Tally())
    published.onChange { desk.add() }
    var states = ExchangeStates()
    states.states["1001"] = .onCall
    for _ in 0..<3 { published.publish(states) }
    #expect(desk.count == 1)
    states.registrations["1001"] = .now
    published.publish(states)
    #expect(desk.count == 2)
  }

  @Test func `[12.3] garbage between messages changes nothing`() throws {
    let desk = try BridgeDesk()
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    desk.exchange.tell(
      Array("\r\n\r\nnonsense\r\n".utf8) + [0xFF, 0, 13, 13, 10] + Array("\r\n".utf8))
    desk.exchange.tell("Event: DeviceStateChange\nX: \(String(repeating: "y", count: 100_000))\n")
    desk.exchange.tell(Self.device("1001", "INUSE") + "\n")
    #expect(desk.shows("1001", .onCall))
  }

  @Test func `[12.3] a list without elements may be a mere success, or an error`() throws {
    var script = FakeExchange.Script()
    script.answers["PJSIPShowContacts"] = "Response: Error\nMessage: No Contacts found"
    let desk = try BridgeDesk(script)
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    #expect(desk.states.states.isEmpty)
    #expect(desk.states.trouble == nil)
  }

  @Test func `[12.3] who hangs up is away in words, and comes back by itself`() throws {
    var script = FakeExchange.Script()
    script.lists["DeviceStateList"] = [Self.device("1001", "INUSE")]
    let desk = try BridgeDesk(script)
    desk.open()
    #expect(desk.shows("1001", .onCall))
    desk.exchange.hangUp(staysUp: false)
    #expect(desk.wait { desk.states.isAway })
    #expect(desk.states["1001"] == nil)
    #expect(desk.states.trouble?.hasSuffix(".") == true)
    desk.exchange.change { $0.lists["DeviceStateList"] = [Self.device("1002", "INUSE")] }
    desk.exchange.comeBack()
    #expect(desk.shows("1002", .onCall))
    #expect(desk.states["1001"] == .offline)
    #expect(desk.states.trouble == nil)
  }

  @Test func `[12.3] ten thousand endpoints are a snapshot in bounded memory`() throws {
    let names = (10_000..<20_000).map(String.init)
    var script = FakeExchange.Script()
    script.lists["PJSIPShowContacts"] = names.map { Self.contact($0) }
    script.lists["DeviceStateList"] = names.map {
      Self.device($0, $0 == "15000" ? "INUSE" : "IDLE")
    }
    script.lists["QueueStatus"] = names.map { Self.member($0, paused: $0.hasSuffix("7")) }
    let desk = try BridgeDesk(script)
    let before = Self.residentBytes
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    #expect(desk.states.endpoints([.registered]).count == 8999)
    #expect(desk.states.endpoints([.paused]).count == 1000)
    #expect(desk.states["15000"] == .onCall)
    #expect(Self.residentBytes - before < 100_000_000)
  }

  /// https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html
  private static var residentBytes: Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(getpagesize())
  }
}
