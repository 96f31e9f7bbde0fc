import Foundation
import Telephony
import TerminalHarness

/// Who registers or calls: number, user name and password of an agent.
public struct SIPAccount: Sendable {
  public let number, user, password: String

  public init(_ number: String, user: String, password: String) {
    (self.number, self.user, self.password) = (number, user, password)
  }
}

/// A call that sipp makes.
public struct SIPCall: Sendable {
  public var account: SIPAccount
  /// What is dialled.
  public var target: String
  public var offer = SessionDescription(0, 8)
  /// For how long the caller stays after the answer, speaking.
  public var seconds = 0.2
  public var transport = SIPRun.Transport.udp

  public init(_ account: SIPAccount, to target: String) {
    (self.account, self.target) = (account, target)
  }

  /// - Parameter speech: a file of sound as it goes over the wire.
  func scenario(_ speech: String) -> SIPScenario {
    var scenario = SIPScenario()
    let challenged = "[authentication username=\(account.user) password=\(account.password)]"
    scenario.send(request("INVITE", 1), body: offer.text)
    scenario.allow(100)
    scenario.receive(401, isChallenge: true)
    scenario.send(request("ACK", 1, isAnswered: true), again: false)
    scenario.send(request("INVITE", 2), challenged, body: offer.text)
    scenario.allow(100, 180, 183)
    scenario.leave(at: 401, 403, 404, 408, 480, 486, 488, 500, 503, 603)
    scenario.receive(200, keepsRoute: true)
    scenario.send(request("ACK", 2, isAnswered: true), again: false)
    scenario.speak(speech)
    scenario.wait(milliseconds: Int(seconds * 1000))
    scenario.send(request("BYE", 3, isAnswered: true))
    scenario.receive(200, isLast: true)
    scenario.refused(request("ACK", 2, isAnswered: true))
    return scenario
  }

  private func request(_ method: String, _ count: Int, isAnswered: Bool = false) -> String {
    let content = method == "INVITE" ? "\nContent-Type: application/sdp" : ""
    return """
      \(method) sip:\(target)@127.0.0.1 SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport
      From: <sip:\(account.number)@127.0.0.1>;tag=[call_number]
      To: <sip:\(target)@127.0.0.1>\(isAnswered ? "[peer_tag_param]" : "")
      Call-ID: [call_id]
      CSeq: \(count) \(method)
      Contact: <sip:\(account.number)@[local_ip]:[local_port];transport=[transport]>\(content)
      """
  }
}

extension Exchange {
  /// Plays a call to its end.
  public func play(_ call: SIPCall) throws -> SIPRun {
    try SIPRun(
      call.scenario(speech), call.transport, to: setup.ports.sip)
  }

  /// Begins a call that goes on by itself.
  public func begin(_ call: SIPCall) throws -> OngoingCall {
    try OngoingCall(call.scenario(speech), call.transport, to: setup.ports.sip)
  }

  /// Ends every call that there is.
  public func hangUp() throws { try command("channel request hangup all") }

  /// A second of noise in µ-law.
  private var speech: String { folder.file("speech.ulaw") }
}

/// A call in the background; sipp ends with the last reference.
public final class OngoingCall: Sendable {
  private let folder: TemporaryFolder
  private let server: Server

  init(_ scenario: SIPScenario, _ transport: SIPRun.Transport, to port: Int) throws {
    folder = try TemporaryFolder("call")
    try Data(scenario.text.utf8).write(to: URL(fileURLWithPath: folder.file("scenario.xml")))
    server = try Server(
      "/usr/bin/sipp", SIPRun.arguments(folder, transport, to: port), package: "sip-tester",
      log: folder.file("said"))
  }

  /// What came and went so far.
  public var messages: [SIPMessage] { SIPMessage.logged(in: folder) }

  /// Waits for an answer of this status.
  @discardableResult
  public func wait(for status: Int) throws -> SIPMessage {
    let answers = { self.messages.filter { !$0.isOwn && $0.status == status } }
    try server.wait(for: "\(status)") { !answers().isEmpty }
    guard let first = answers().first else { throw HarnessError.timeout("No \(status) came.") }
    return first
  }
}
