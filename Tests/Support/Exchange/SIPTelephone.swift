import Foundation
import Telephony
import TerminalHarness

/// A registered telephone that sipp plays: it rings, answers where it is to, and notes what it hears.
public final class SIPTelephone: Sendable {
  /// What becomes of a call.
  public enum Habit: Sendable {
    case answers(SessionDescription)
    case rings
  }

  private let folder: TemporaryFolder
  private let server: Server

  public let port: Int

  /// Registers, and waits for calls until the last reference is gone.
  /// - Parameter fixed: where it waits without registering: an address of loopback, and a port.
  /// - Throws: `HarnessError` where the exchange does not take the registration.
  public init(
    _ exchange: Exchange, _ account: SIPAccount, _ habit: Habit = .answers(.init(0, 8)),
    at fixed: (address: String, port: Int)? = nil
  ) throws {
    folder = try TemporaryFolder("telephone")
    port = try fixed?.port ?? Loopback.freePort()
    if fixed == nil { try Self.register(exchange, account, port) }
    let scenario = habit.scenario(account)
    try Data(scenario.text.utf8).write(to: URL(fileURLWithPath: folder.file("scenario.xml")))
    server = try Server(
      "/usr/bin/sipp",
      [
        "127.0.0.1:\(exchange.setup.ports.sip)", "-i", fixed?.address ?? "127.0.0.1", "-p",
        "\(port)", "-t", "u1",
        "-nostdin", "-aa", "-sf", folder.file("scenario.xml"), "-trace_msg", "-message_file",
        folder.file("messages"), "-default_behaviors", "all,-bye",
      ], package: "sip-tester", log: folder.file("said"))
    let own = port
    try server.wait(for: "sipp") { Loopback.isUsed(udp: own, at: fixed?.address ?? "127.0.0.1") }
  }

  private static func register(_ exchange: Exchange, _ account: SIPAccount, _ port: Int) throws {
    let registration = try exchange.registration(
      account.number, user: account.user, password: account.password, options: ["-p", "\(port)"])
    guard registration.status == 200 else {
      throw HarnessError.timeout("\(account.number) cannot register: \(registration)")
    }
  }

  /// What came and went so far.
  public var messages: [SIPMessage] { SIPMessage.logged(in: folder) }

  /// The calls that came, as they were announced.
  public var invitations: [SIPMessage] { messages.filter { !$0.isOwn && $0.method == "INVITE" } }

  /// Waits until a call has come.
  public func waitForCall() throws -> SIPMessage {
    try server.wait(for: "a call") { !invitations.isEmpty }
    guard let first = invitations.first else { throw HarnessError.timeout("No call came.") }
    return first
  }
}

extension SIPTelephone.Habit {
  fileprivate func scenario(_ account: SIPAccount) -> SIPScenario {
    var scenario = SIPScenario()
    scenario.receive("INVITE")
    scenario.send(Self.answer("180 Ringing", account), again: false)
    guard case .answers(let description) = self else { return Self.ringing(scenario) }
    scenario.send(
      Self.answer("200 OK", account), "Content-Type: application/sdp", body: description.text)
    scenario.receive("ACK")
    scenario.receive("BYE")
    scenario.send(Self.answer("200 OK", nil, isTagged: true), again: false)
    return scenario
  }

  /// Until the caller gives up or somebody else answers.
  private static func ringing(_ beginning: SIPScenario) -> SIPScenario {
    var scenario = beginning
    scenario.receive("CANCEL")
    scenario.send(answer("200 OK", nil), again: false)
    return scenario
  }

  private static func answer(_ status: String, _ account: SIPAccount?, isTagged: Bool = false)
    -> String
  {
    let contact = account.map {
      "\nContact: <sip:\($0.number)@[local_ip]:[local_port];transport=[transport]>"
    }
    return """
      SIP/2.0 \(status)
      [last_Via:]
      [last_From:]
      [last_To:]\(isTagged ? "" : ";tag=[call_number]")
      [last_Call-ID:]
      [last_CSeq:]
      """ + (contact ?? "")
  }
}
