import Foundation
import TerminalHarness

/// One conversation that sipp had with Asterisk, on loopback.
public struct SIPRun: Sendable, CustomStringConvertible {
  /// All messages of both sides, in their order.
  public let messages: [SIPMessage]
  private let said: String

  /// The status of the last answer of Asterisk's, or 0 where none came.
  public var status: Int { answers.last?.status ?? 0 }
  /// Asterisk's answers.
  public var answers: [SIPMessage] { messages.filter { !$0.isOwn && $0.status != nil } }
  /// The session description with which the call was answered.
  public var answer: SIPMessage? { answers.first { $0.status == 200 && !$0.body.isEmpty } }

  /// Plays a scenario once, to its end or to the first message that is not in it.
  init(_ scenario: SIPScenario, _ transport: Transport, to port: Int, _ options: [String] = [])
    throws
  {
    let folder = try TemporaryFolder("sipp")
    try Data(scenario.text.utf8).write(to: URL(fileURLWithPath: folder.file("scenario.xml")))
    let done = try run(
      "sipp", Self.arguments(folder, transport, to: port) + options, folder: folder.path,
      timeout: 60)
    messages = SIPMessage.logged(in: folder)
    said = "\(done)"
  }

  /// sipp's command line for a scenario of a folder, which gets the log as well.
  static func arguments(_ folder: TemporaryFolder, _ transport: Transport, to port: Int)
    -> [String]
  {
    [
      "127.0.0.1:\(port)", "-t", transport.word, "-m", "1", "-nostdin", "-i", "127.0.0.1",
      "-sf", folder.file("scenario.xml"), "-trace_msg", "-message_file", folder.file("messages"),
      "-timeout", "50s", "-recv_timeout", "8000", "-default_behaviors", "all,-bye",
    ]
  }

  public var description: String {
    messages.map { ($0.isOwn ? "> " : "< ") + "\($0)" }.joined(separator: "\n\n") + said
  }

  /// How messages travel.
  public enum Transport: Sendable {
    case udp, tcp

    fileprivate var word: String {
      switch self {
      case .udp: "u1"
      case .tcp: "t1"
      }
    }
  }
}

extension SIPMessage {
  /// What sipp has noted in a folder so far.
  static func logged(in folder: TemporaryFolder) -> [SIPMessage] {
    all(in: (try? String(contentsOfFile: folder.file("messages"), encoding: .utf8)) ?? "")
  }
}
