import AgentDomain
import AgentStore
import Foundation
import Telephony
import TerminalHarness
import Testing

/// `roster telephony check` before a real exchange, as it should be and as people spoil it.
@Suite(.serialized) struct CheckTests {
  private static let roster = BuiltProgram.path("roster")

  private func check(_ desk: ExchangeDesk, _ words: String...) throws -> ShellRun {
    let home = (desk.path as NSString).deletingLastPathComponent
    return try TerminalHarness.run(
      Self.roster, ["telephony", "check"] + words + ["--database", desk.path], stdin: [],
      environment: TerminalSession.plainEnvironment.merging(["HOME": home]) { $1 })
  }

  /// Agents in whom everything that Asterisk shows in its own way is otherwise.
  private static let kinds: [@Sendable (inout Agent) -> Void] = [
    { _ in },
    { $0.account.voicemail = true },
    { $0.account.fullName = #"Zoë "Q" O'Neil, \\ 東京"# },
    { ($0.account.typology, $0.voice.transport.elements) = (.webrtc, [.wss]) },
    { $0.account.typology = .external },
    {
      $0.account.typology = .mobile
      $0.client.pushGateway = .init(unchecked: "127.0.0.1:5061")
      $0.voice.transport.elements = [.tls]
    },
    { $0.voice.nat = .no },
    { $0.voice.nat = .comedia },
    { $0.voice.encryption = true },
    { $0.voice.video = true },
    { $0.voice.callGroup = .init(unchecked: "1-3,7") },
    { $0.voice.pickupGroup = .init(unchecked: "0,63") },
    { $0.voice.host = .init(unchecked: "127.0.0.9") },
    { $0.voice.sipType = .user },
    { $0.voice.callerID = .init(unchecked: #""Front, desk" <900>"#) },
    { $0.client.ringInUse = true },
    { $0.account.disabled = true },
  ]

  @Test func `[12.1] the check asks Asterisk what it sees of each agent, and all is as saved`()
    throws
  {
    let desk = try ExchangeDesk.shared()
    let queue = try desk.queue(#"Look "here" \ now"#)
    for (index, kind) in Self.kinds.enumerated() {
      _ = try DeskAgent(desk, in: [Membership(queue, penalty: index)]) {
        $0.account.fullName = "Looked at \(index)"
        kind(&$0)
        $0.voice.context = "seen-\(index)"
      }
    }
    let gone = try DeskAgent(desk) { $0.voice.context = "seen-gone" }
    try desk.save(.delete(.one(gone.id)))
    let run = try check(desk, "context:seen-")
    let count = Self.kinds.count
    #expect(run.status == 0, "\(run)")
    #expect(run.text.contains("It sees \(count) agents of \(count) as saved."), "\(run)")
    #expect(run.text.contains("It is Asterisk 22"), "\(run)")
    #expect(try check(desk, "context:seen-", "is:deleted").text.contains("It sees 1 agent of 1"))
    #expect(try !check(desk, "--file-only").text.contains("It is Asterisk"))
  }

  @Test func `[12.1] the check says where somebody has spoilt the configuration, agent by agent`()
    throws
  {
    let desk = try ExchangeDesk(rewrite: Self.spoilt)
    let queue = try desk.queue("Sales")
    let agents = try (0..<3).map { _ in
      try DeskAgent(desk, in: [Membership(queue)]) { $0.account.voicemail = true }
    }
    try #require(agents.map(\.number) == ["1000", "1001", "1002"])
    try desk.save(.delete(.one(agents[2].id)))
    let run = try check(desk)
    #expect(run.status == 2)
    for problem in [
      "extconfig.conf maps no queue_members", "app_voicemail is not loaded",
      "\(agents[0].user) Asterisk has another context, max_video_streams and callerid for 1000.",
      "\(agents[1].user) Asterisk reads the row of 1001 and makes no telephone of it.",
      "\(agents[0].user) Asterisk does not have 1000 in the queue Sales.",
    ] {
      #expect(run.words.contains(problem), "\(problem) in \(run)")
    }
    let gone = try check(desk, "is:deleted")
    #expect(gone.status == 2 && gone.words.contains("knows the telephone 1002"), "\(gone)")
  }

  /// Telephones in a file of their own, one table that is mapped no more, one module that is not loaded.
  private static func spoilt(_ file: ConfigurationFile) -> String {
    switch file.name {
    case "sorcery.conf":
      file.text.replacing(
        /endpoint = realtime.*/, with: "endpoint = config,pjsip.conf,criteria=type=endpoint")
    case "extconfig.conf": file.text.replacing(/queue_members => .*/, with: "")
    case "modules.conf": file.text.replacing("load = app_voicemail.so\n", with: "")
    case "pjsip.conf": file.text + endpoint("1000") + endpoint("1002")
    default: file.text
    }
  }

  private static func endpoint(_ number: String) -> String {
    """

    [\(number)]
    type = endpoint
    auth = \(number)
    aors = \(number)
    context = elsewhere
    allow = !all,ulaw,alaw
    max_video_streams = 7
    identify_by = username,ip
    callerid = Somebody Else <1000>
    outgoing_call_offer_pref = local_merge
    direct_media = no
    device_state_busy_at = 1
    mailboxes = \(number)@default
    set_var = SPYGROUP=none
    rtp_symmetric = yes
    rewrite_contact = yes

    """
  }

  @Test func `[12.1] the check says that Asterisk reads another file than the saved one`() throws {
    let desk = try ExchangeDesk(edit: { $0.telephonyFolder += "-of-somebody-else" })
    _ = try DeskAgent(desk)
    let run = try check(desk)
    #expect(run.status == 2)
    #expect(run.words.contains("Asterisk does not find 1000 in its database. dbfile"), "\(run)")
  }

  @Test func `[12.1] where Asterisk is gone, the check says so and looks at the file all the same`()
    throws
  {
    let desk = try ExchangeDesk()
    _ = try DeskAgent(desk)
    try desk.settings { $0.telephony.managerPort = Port(1) }
    let run = try check(desk)
    #expect(run.status == 2 && run.words.contains("127.0.0.1:1 cannot be reached"), "\(run)")
    #expect(run.words.contains("1 can register"), "\(run)")
    try desk.settings { $0.telephony.managerHost = HostName(unchecked: "") }
    let unasked = try check(desk)
    #expect(unasked.status == 0 && unasked.words.contains("It was not asked"), "\(unasked)")
  }
}

extension ShellRun {
  /// What was printed, with one blank between words.
  fileprivate var words: String { text.split { $0.isWhitespace }.joined(separator: " ") }
}
