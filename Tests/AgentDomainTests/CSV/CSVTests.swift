import AgentDomain
import Testing
import Trials

private let formulas = [
  "=1+1", "+1", "-1", "@sum", "\tx", "\rx", "'=x", "''-1", "\r\n", "=\u{338}x",
]

@Suite struct `A cell of the CSV file` {
  @Test(arguments: formulas)
  func `that a spreadsheet would run is guarded by an apostrophe`(text: String) {
    #expect(CSVCell.guarded(text) == "'" + text)
    #expect(CSVCell.unguarded(CSVCell.guarded(text)) == text)
  }

  @Test(arguments: ["", "Ada", "'", "'Ada", "''", "1=1", " =1", "O'Neil", "\n=", "＝1"])
  func `of any other text stays as it is`(text: String) {
    #expect(CSVCell.guarded(text) == text)
    #expect(CSVCell.unguarded(text) == text)
  }

  @Test func `is unguarded exactly, whatever it holds`() {
    var random = SeededNumbers(seed: 1)
    let letters = Array("'''=+-@\t\r\n\u{301}aé \"".unicodeScalars)
    for _ in 0..<20_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        if let scalar = letters.randomElement(using: &random) { scalars.append(scalar) }
      }
      let text = String(scalars)
      let back = CSVCell.unguarded(CSVCell.guarded(text))
      #expect(Array(back.unicodeScalars) == Array(scalars))
      let first = CSVCell.guarded(text).unicodeScalars.first
      #expect(first.map { "=+-@\t\r".unicodeScalars.contains($0) } != true)
    }
  }

  @Test func `is quoted where a comma, a quote or a line break stands in it`() {
    #expect(CSVCell.quoted("a b;c") == "a b;c")
    #expect(CSVCell.quoted("a,b") == "\"a,b\"")
    #expect(CSVCell.quoted("a\"b\"") == "\"a\"\"b\"\"\"")
    #expect(CSVCell.quoted("a\nb") == "\"a\nb\"")
    #expect(CSVCell.quoted("a\r\nb") == "\"a\r\nb\"")
    #expect(CSVCell.quoted(",\u{301}") == "\",\u{301}\"")
  }

  @Test func `stands in a line that ends with CR and LF`() {
    #expect(CSVCell.line(["a", "=b,c", ""]) == "a,\"'=b,c\",\r\n")
  }
}

@Suite struct `The cell of memberships` {
  @Test func `names groups in order, with the penalty where there is one`() throws {
    let sales = Group(id: 1, kind: .queue, name: "Sales", channel: .voice)
    let night = Group(id: 2, kind: .queue, name: "night = day; \\o/", channel: .chat)
    let team = Group(id: 1, kind: .team, name: "Team")
    let all = [Membership(sales, penalty: 2), Membership(night), Membership(team)]
    #expect(MembershipCell(all, of: .queue).written == #"night \= day\; \\o/;Sales=2"#)
    #expect(MembershipCell(all, of: .team).written == "Team")
    #expect(MembershipCell(all, of: .profile).written.isEmpty)
  }

  @Test func `is read back exactly, whatever the names hold`() throws {
    var random = SeededNumbers(seed: 2)
    let letters = Array(";=\\\\  2aé\u{301}\r\n\",'".unicodeScalars)
    for _ in 0..<5000 {
      let entries = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        var name = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          if let scalar = letters.randomElement(using: &random) { name.append(scalar) }
        }
        return MembershipCell.Entry(
          name: String(name), penalty: Int.random(in: 0...2, using: &random))
      }
      let cell = MembershipCell(entries)
      let back = try MembershipCell(written: cell.written)
      #expect(back == cell, "\(cell.written)")
    }
  }

  @Test func `may be written by hand with blanks`() throws {
    let cell = try MembershipCell(written: " Night shift ; Sales = 2 ")
    #expect(cell.entries == [.init(name: "Night shift"), .init(name: "Sales", penalty: 2)])
    #expect(try MembershipCell(written: "  ").entries.isEmpty)
  }

  @Test(arguments: [";", "a;", ";a", "a=", "a=x", "a=1=2", "=2", "a\\", "a=-1", "a=9999999999"])
  func `that is no list of names is refused`(text: String) {
    #expect(throws: Unreadable.self) { try MembershipCell(written: text) }
  }
}

@Suite struct `The file of exported agents` {
  @Test func `has a header that never changes`() {
    #expect(
      AgentCSV.headerLine == frozenHeader.split(separator: "\n").joined(separator: ",") + "\r\n")
  }

  @Test func `begins with the keys of fields.csv in their order`() throws {
    let keys = try SpecifiedField.all().map(\.key)
    #expect(Array(AgentCSV.header.prefix(keys.count)) == keys)
    #expect(AgentCSV.header.suffix(5) == ["queues", "teams", "profiles", "created", "updated"])
  }

  private func ada() throws -> StoredAgent {
    var agent = Agent()
    agent.account.fullName = "=Ada \"Countess\", Lovelace"
    agent.account.username = "ada"
    agent.account.avatar = try ImageFile(bytes: SamplePicture.png(width: 3, height: 2))
    agent.account.description = try Paragraph(written: "one\ntwo")
    return StoredAgent(
      id: 1, version: 1, created: Timestamp(0), updated: Timestamp(1_800_000_000),
      deleted: Timestamp(), lastLogin: Timestamp(), agent: agent)
  }

  @Test func `has a cell for each column`() throws {
    let settings = CentreSettings()
    let cells = AgentCSV.cells(try ada(), memberships: [], settings: settings)
    #expect(cells.count == AgentCSV.header.count)
    let named = Dictionary(uniqueKeysWithValues: zip(AgentCSV.header, cells))
    #expect(named["wss_port"] == "8089")
    #expect(named["caller_id"] == "")
    #expect(named["created"] == "1970-01-01T00:00:00Z")
    #expect(named["password_changed_at"] == "")
    let row = AgentCSV.row(try ada(), memberships: [], settings: settings)
    #expect(row.hasPrefix("\"'=Ada \"\"Countess\"\", Lovelace\",ada,,phonebar,"))
    #expect(row.contains(",\"one\ntwo\","))
  }

  @Test func `never tells a hash, not even a picture's`() throws {
    let ada = try ada()
    let row = AgentCSV.row(ada, memberships: [], settings: CentreSettings())
    let hash = try #require(ada.agent.account.avatar.facts?.hash)
    #expect(!row.contains(hash))
    #expect(row.contains(",png 3x2 \(SamplePicture.png(width: 3, height: 2).count),"))
    for word in ["password", "hash", "token", "pin", "secret", "digest"] {
      #expect(!AgentCSV.header.contains(word))
    }
  }
}

private let frozenHeader = """
  full_name
  username
  alias
  typology
  email
  internal
  description
  voicemail
  hot_desk
  login_in_pause
  avatar
  notifications_position
  password_changed_at
  disabled
  locked
  mask_sensitive_data
  active_directory_sso
  mfa_active
  transport
  host
  nat
  sip_type
  codecs
  caller_id
  context
  call_group
  pickup_group
  chanspy
  video_support
  record_calls
  encryption
  capacity_chat
  capacity_email
  capacity_sms
  capacity_open_channel
  capacity_fax
  capacity_whatsapp
  auto_answer_chat
  auto_answer_email
  auto_answer_sms
  auto_answer_open_channel
  auto_answer_fax
  auto_answer_whatsapp
  auto_answer_delay_chat
  auto_answer_delay_email
  auto_answer_delay_sms
  auto_answer_delay_open_channel
  auto_answer_delay_fax
  auto_answer_delay_whatsapp
  advanced_search
  client_enable_settings
  client_auto_answer
  client_auto_answer_delay
  client_ring_in_use
  client_enable_recording
  client_dtmf_tones
  client_dnd_in_pause
  client_ignore_break_for_preview
  client_unanswered_badge
  client_jaws
  client_screen_recording_by_agent
  client_automatic_screen_recording
  client_remote_control
  client_sip_expires
  client_sip_source_port
  client_sip_destination_port
  client_forward_unconditional
  client_forward_number
  push_gateway
  webrtc_tls_certificate
  webrtc_tls_private_key
  wss_port
  permit_internal_messenger
  permit_messenger_sound
  permit_prefix_required
  permit_recall_me_campaign
  permit_reschedule_hopper
  permit_download_attachments
  permit_download_interactions
  permit_download_recordings
  modules
  client_logs_enabled
  client_logs_level
  queues
  teams
  profiles
  created
  updated
  """
