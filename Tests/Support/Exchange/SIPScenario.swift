import Foundation
import TerminalHarness

/// What sipp plays: messages to send and answers to wait for, in its own notation.
/// https://sipp.readthedocs.io/en/latest/scenarios/ownscenarios.html
struct SIPScenario {
  private let steps: [String]

  init(_ steps: [String]) { self.steps = steps }

  var text: String {
    """
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <scenario name="roster">
    \(steps.joined(separator: "\n"))
    </scenario>

    """
  }

  /// A message; the answer to it is not waited for here.
  static func send(_ lines: [String], body: String = "", retransmits: Bool = true) -> String {
    let content = body.isEmpty ? "Content-Length: 0\n" : "Content-Length: [len]\n\n\(body)"
    return """
      <send\(retransmits ? " retrans=\"500\"" : "")><![CDATA[

      \(lines.joined(separator: "\n"))
      \(content)
      ]]></send>
      """
  }

  /// An answer that has to come.
  static func receive(_ status: Int, authenticates: Bool = false) -> String {
    "<recv response=\"\(status)\"\(authenticates ? " auth=\"true\"" : "") rrs=\"true\"/>"
  }

  /// One of several answers ends the scenario.
  static func end(_ statuses: [Int]) -> String {
    statuses.dropLast().map { "<recv response=\"\($0)\" optional=\"true\" next=\"end\"/>" }
      .joined(separator: "\n") + "\n<recv response=\"\(statuses.last ?? 200)\"/>\n<label id=\"end\"/>"
  }
}

/// One run of sipp on loopback.
struct SIPRun {
  /// All messages in the order of time, those of both sides.
  let messages: [SIPMessage]
  let said: String

  /// The status of the last answer that came, or 0.
  var status: Int { messages.last { !$0.isOwn && $0.status != nil }?.status ?? 0 }
}
