import AgentDomain
import Testing

@testable import Telephony

/// What is said of an exchange that is asked what it is.
@Suite struct InspectionTests {
  private static let rights = """
    Response: Success
    Output: username: roster
    Output: read perm: system,call,agent,reporting
    Output: write perm: system,call,command,agent
    """
  private static let mappings =
    "Response: Success\nOutput: Config Engine: sqlite3\n"
    + [
      "ps_endpoints", "ps_auths", "ps_aors", "ps_endpoint_id_ips", "voicemail", "roster_agents",
      "queues", "queue_members",
    ].map { "Output: ===> \($0) (db=roster, table=\($0))" }.joined(separator: "\n")

  private var script = FakeExchange.Script()

  init() {
    script.answers = [
      "CoreSettings": "Response: Success\nAsteriskVersion: 22.10.1",
      "Command Command: manager show user \"roster\"": Self.rights,
      "Command Command: core show config mappings": Self.mappings,
    ]
  }

  private func findings(_ script: FakeExchange.Script) throws -> [Finding] {
    let desk = try BridgeDesk(script)
    return try ExchangeInspection(desk.settings).overview()
  }

  private func bad(_ edit: (inout [String: String]) -> Void) throws -> [String] {
    var script = script
    edit(&script.answers)
    return try findings(script).filter { $0.state != .good }.map(\.line)
  }

  @Test func `[12.1] an exchange as it should be is good in four lines`() throws {
    let found = try findings(script)
    #expect(found.count == 4 && found.allSatisfy { $0.state == .good }, "\(found)")
  }

  @Test(arguments: [
    ("18.26.4", "Error: It is Asterisk 18.26.4"), ("23.0.0", "Warning: It is Asterisk 23.0.0"),
    ("", "Warning: The exchange does not say"),
  ])
  func `[12.1] another version than 22 is said`(_ version: String, _ line: String) throws {
    let lines = try bad { $0["CoreSettings"] = "Response: Success\nAsteriskVersion: \(version)" }
    #expect(lines.count == 1 && lines[0].hasPrefix(line), "\(lines)")
  }

  @Test func `[12.3] a right that is missing is named with the file that gives it`() throws {
    let lines = try bad {
      $0["Command Command: manager show user \"roster\""] =
        Self.rights.replacing("system,call,command,agent", with: "system,call,agent")
    }
    #expect(lines.count == 1 && lines[0].contains("command"), "\(lines)")
    #expect(lines[0].contains("line write") && lines[0].contains("manager.conf"), "\(lines)")
  }

  @Test func `[12.1] a module that is missing is named with what is lost without it`() throws {
    let lines = try bad {
      $0["ModuleCheck Module: app_queue"] = "Response: Error\nMessage: Module not loaded"
      $0["ModuleCheck Module: res_srtp"] = "Response: Error\nMessage: Module not loaded"
    }
    #expect(lines.count == 2, "\(lines)")
    #expect(lines[0].hasPrefix("Error: app_queue is not loaded, so queues do not ring"))
    #expect(lines[1].hasPrefix("Warning: res_srtp"))
  }

  @Test func `[12.1] a table that is not mapped is named with the line that maps it`() throws {
    let lines = try bad {
      $0["Command Command: core show config mappings"] =
        Self.mappings.replacing("===> queues ", with: "===> other ")
    }
    #expect(lines.count == 1, "\(lines)")
    #expect(lines[0].contains("queues => sqlite3,roster,queues"), "\(lines)")
  }

  @Test func `[12.1] a queue's name is one word for the exchange, whatever stands in it`() {
    #expect(ExchangeInspection.quoted(#"a "b" \ c"#) == #""a \"b\" \\ c""#)
  }
}
