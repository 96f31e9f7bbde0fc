import AgentDomain
import Testing

@Suite struct `A line of an import, as specified in 8.2` {
  private let sales = Group(id: 1, kind: .queue, name: "Sales", channel: .voice)
  private let night = Group(id: 2, kind: .queue, name: "Night; shift", channel: .chat)
  private let team = Group(id: 3, kind: .team, name: "Team")
  private var groups: [Group] { [sales, night, team] }

  /// The plan of the first line of a file about an agent who is there.
  private func plan(
    _ text: String, for stored: StoredAgent? = nil, in memberships: [Membership] = [],
    scope: Scope = .everyone, _ change: (inout CentreSettings) -> Void = { _ in }
  ) throws -> ImportPlan {
    var settings = CentreSettings()
    change(&settings)
    var reader = try ImportReader(TextSource(text))
    guard case .agent(let line) = try reader.next() else { throw Missing() }
    return ImportPlanner(settings, groups: groups, scope: scope)
      .plan(line, for: stored, memberships: memberships)
  }

  private struct Missing: Error {}

  private func ada(_ change: (inout Agent) -> Void = { _ in }) -> StoredAgent {
    var agent = Agent()
    agent.account.fullName = "Ada Lovelace"
    agent.account.username = "ada"
    agent.account.alias = "Countess"
    agent.account.email = EmailAddress(unchecked: "ada@example.org")
    agent.account.internalNumber = InternalNumber(1000)
    change(&agent)
    return StoredAgent(
      id: 1, version: 3, created: Timestamp(0), updated: Timestamp(60), deleted: Timestamp(),
      lastLogin: Timestamp(), agent: agent)
  }

  private func sentences(_ plan: ImportPlan) -> [String] { plan.differences.map(\.sentence) }
  private func problems(_ plan: ImportPlan) -> [String] { plan.problems.map(\.written) }

  // MARK: - Fields

  @Test func `an empty cell changes nothing, and a cell that says what is there neither`() throws {
    let plan = try plan("username,alias,email,host\nada,, ,dynamic\n", for: ada())
    #expect(plan.kind == .nothing && plan.problems.isEmpty && plan.differences.isEmpty)
  }

  @Test func `a cell that differs changes its field, said in the words of history`() throws {
    let plan = try plan("email;username;alias\nnew@example.org;ADA;'=x\n", for: ada())
    #expect(plan.kind == .change)
    #expect(plan.agent.account.alias == "=x")
    #expect(
      sentences(plan) == [
        "Alias: Countess -> =x", "Email (Personal Info): ada@example.org -> new@example.org",
      ])
    #expect(plan.differenceCount == 2)
  }

  @Test func `[clear] empties a field or puts its default back`() throws {
    let stored = ada { agent in
      agent.voice.codecs = Ordered([.opus])
      agent.account.voicemail = true
    }
    let plan = try plan(
      "username,alias,codecs,voicemail\nada,[clear],[clear],[clear]\n", for: stored)
    #expect(plan.agent.account.alias.isEmpty)
    #expect(plan.agent.voice.codecs == Agent().voice.codecs)
    #expect(!plan.agent.account.voicemail && plan.problems.isEmpty)
  }

  @Test func `[clear] as the text of a field is what export wrote, and no order`() throws {
    let plan = try plan("username,alias\nada,[clear]\n", for: ada { $0.account.alias = "[clear]" })
    #expect(plan.kind == .nothing)
  }

  @Test func `all that is wrong is told at once, each at its cell`() throws {
    let plan = try plan(
      "username,codecs,internal,voicemail\nada,\"a\nb\",x,maybe\n", for: ada())
    #expect(
      problems(plan) == [
        "2:5 (codecs): Allowed Codecs must be a list of ulaw, alaw, gsm, g722, g729 or opus, such as ulaw,alaw.",
        "3:4 (internal): Internal must be digits without a leading zero, at most 15.",
        "3:6 (voicemail): Voicemail must be on or off.",
      ])
  }

  @Test func `waw and waw49 are taken for wav and wav49, with a warning`() throws {
    for (word, format) in [("waw", RecordFormat.wav), ("WAW49", .wav49)] {
      let plan = try plan("username,record_calls\nada,\(word)\n", for: ada())
      #expect(plan.agent.voice.recordCalls == format && plan.problems.isEmpty)
      #expect(plan.warnings.first?.sentence.hasSuffix("is taken as \(format.rawValue).") == true)
    }
    #expect(try plan("username,record_calls\nada,wave\n", for: ada()).problems.count == 1)
  }

  @Test func `another typology brings its transports along, unless the line gives them`() throws {
    let webrtc = try plan("username,typology\nada,webrtc\n", for: ada())
    #expect(webrtc.agent.voice.transport.elements == [.wss])
    let external = try plan("username,typology,transport\nada,external,tcp\n", for: ada())
    #expect(external.agent.voice.transport.elements == [.tcp])
  }

  @Test func `what the system sets is taken only as it is`() throws {
    let columns = "username,created,updated,wss_port,password_changed_at,locked\n"
    let now = "ada,1970-01-01T00:00:00Z,1970-01-01T00:01:00Z,8089,,off\n"
    #expect(try plan(columns + now, for: ada()).kind == .nothing)
    let other = "ada,1970-01-02T00:00:00Z,x,8090,1970-01-01T00:00:00Z,on\n"
    #expect(
      try problems(plan(columns + other, for: ada())) == [
        "2:28 (wss_port): WSS Port is set by the system and shown only: leave the cell empty.",
        "2:33 (password_changed_at): Last password reset is set by the system and shown only: leave the cell empty.",
        "2:54 (locked): Locked is switched on by the system; here it can only be switched off.",
        "2:5 (created): Created is 1970-01-01T00:00:00Z by now: export the agent anew, or leave the cell empty.",
        "2:26 (updated): Updated is 1970-01-01T00:01:00Z by now: export the agent anew, or leave the cell empty.",
      ])
  }

  @Test func `locked and multi-factor can be switched off`() throws {
    let stored = ada { agent in
      agent.account.locked = true
      agent.account.multiFactor = ActiveState(true)
    }
    let plan = try plan("username,locked,mfa_active\nada,off,[clear]\n", for: stored)
    #expect(plan.problems.isEmpty && plan.changes.map(\.field) == ["locked", "mfa_active"])
  }

  // MARK: - New agents

  @Test func `a username that nobody has makes an agent`() throws {
    let plan = try plan(
      "username,full_name,email,queues\nada,Ada,ada@example.org,Sales=2\n")
    #expect(plan.kind == .creation && plan.problems.isEmpty)
    #expect(plan.memberships == [Membership(sales, penalty: 2)])
    #expect(
      sentences(plan).prefix(3) == [
        "New agent", "Internal: the smallest free number",
        "Password: none, so no sign-in yet",
      ])
    #expect(plan.differences.count == plan.differenceCount)
  }

  @Test func `a username has to be one`() throws {
    #expect(
      try problems(plan("username,alias\nno good,x\n")) == [
        "2:1 (username): Username must be 1 to 40 of the letters A-Z, a-z, the digits, . and _, and not only dots."
      ])
    #expect(try problems(plan("username,alias\n,x\n")).first?.contains("Username is empty") == true)
  }

  @Test func `a new agent has no times and no lock of its own`() throws {
    let plan = try plan("username,created,locked\nada,1970-01-01T00:00:00Z,on\n")
    #expect(plan.problems.map(\.column) == ["locked", "created"])
  }

  @Test func `a password obeys the policy and appears nowhere`() throws {
    let good = try plan("username,password\nada,Good-pass1\n")
    #expect(good.password == Secret("Good-pass1") && good.problems.isEmpty)
    let bad = try plan("username,password\nada,Canary\n")
    #expect(bad.problems.map(\.column) == ["password"])
    for plan in [good, bad] {
      let said = "\(plan.problems) \(plan.warnings) \(plan.differences)"
      #expect(!said.contains("Canary") && !said.contains("Good-pass1"))
    }
    #expect(
      try plan("username,password\nada,x\n") { $0.security.suite = false }.problems.isEmpty)
    #expect(try plan("username,password\nada,[clear]\n").password == nil)
  }

  @Test func `a password is taken as it stands, and for new agents only`() throws {
    #expect(try plan("username,password\nada,'=Good 1a \n").password == Secret("'=Good 1a "))
    let plan = try plan("username,password\nada,Good-pass1\n", for: ada())
    #expect(plan.kind == .nothing && plan.password == nil && plan.problems.isEmpty)
    #expect(plan.warnings.map(\.column) == ["password"])
  }

  // MARK: - Groups

  @Test func `a list of queues is all of them: others are left, penalties change`() throws {
    let present = [Membership(sales), Membership(team)]
    let moved = try plan(
      "username,queues\nada,\"Night\\; shift=3\"\n", for: ada(), in: present)
    #expect(
      sentences(moved) == [
        "Removed from queue Sales", "Added to queue Night; shift with penalty 3",
      ])
    let penalty = try plan("username,queues\nada,sales=1\n", for: ada(), in: present)
    #expect(sentences(penalty) == ["Penalty in queue Sales: 0 -> 1"])
    let left = try plan("username,queues,teams\nada,[clear],\n", for: ada(), in: present)
    #expect(sentences(left) == ["Removed from queue Sales"])
  }

  @Test func `groups that do not exist are refused, with a proposal`() throws {
    let plan = try plan("username,queues,teams\nada,Salse;Sales,Night\n", for: ada())
    #expect(
      problems(plan) == [
        "2:5 (queues): There is no queue Salse: make it first, or take it out. Did you mean Sales?",
        "2:17 (teams): There is no team Night: make it first, or take it out.",
      ])
  }

  @Test(arguments: [
    "Sales;Sales", "Sales;sales=2", "Sales=1000", "Sales=x", ";",
  ])
  func `a list of queues that means nothing is refused`(cell: String) throws {
    #expect(try plan("username,queues\nada,\(cell)\n", for: ada()).problems.count == 1)
  }

  @Test func `teams have no penalty`() throws {
    #expect(try plan("username,teams\nada,Team=1\n", for: ada()).problems.count == 1)
  }

  @Test func `queues outside of the scope do not exist, and stay as they are`() throws {
    let own = Scope.queues([1])
    let foreign = try plan("username,queues\nada,Sales;Night\\; shift\n", for: ada(), scope: own)
    #expect(foreign.problems.first?.sentence.hasPrefix("There is no queue Night; shift") == true)
    let present = [Membership(sales), Membership(night, penalty: 1)]
    let left = try plan("username,queues\nada,[clear]\n", for: ada(), in: present, scope: own)
    #expect(sentences(left) == ["Removed from queue Sales"])
    #expect(left.warnings.map(\.sentence) == ["The agent leaves the last of your queues."])
    let kept = try plan(
      "username,queues\nada,Sales=2;Night\\; shift=1\n", for: ada(), in: present, scope: own)
    #expect(sentences(kept) == ["Penalty in queue Sales: 0 -> 2"])
    let changed = try plan(
      "username,queues\nada,Night\\; shift=2\n", for: ada(), in: present, scope: own)
    #expect(changed.problems.count == 1)
  }

  // MARK: - A whole file

  @Test func `two lines of one file cannot have the same name, address or number`() throws {
    var reader = try ImportReader(
      TextSource("username,email,internal\na,x@y,2000\nA,z@y,\nb,X@y,2000\n"))
    let planner = ImportPlanner(CentreSettings(), groups: [])
    var (duplicates, notes) = (ImportDuplicates(), [String]())
    while case .agent(let line) = try reader.next() {
      var plan = planner.plan(line, for: nil)
      duplicates.check(&plan)
      notes += plan.problems.map(\.written)
    }
    #expect(
      notes == [
        "3:1 (username): Username A stands on line 2 already: give each agent one line.",
        "4:3 (email): Email X@y is on line 2 already: give another.",
        "4:7 (internal): Internal 2000 is on line 2 already: give another.",
      ])
  }

  @Test func `the fingerprint tells imports apart, and nothing of a password`() throws {
    let lines = [
      "a,,", "a,x,", "b,x,", "b,,x", "a,,Good-pass1", "a,[clear],",
    ]
    let prints = try lines.map { line in
      var tally = ImportTally()
      tally.add(try plan("username,alias,password\n\(line)\n", for: line == "b,,x" ? ada() : nil))
      return tally.finish().fingerprint
    }
    #expect(Set(prints).count == 5, "\(prints)")
    #expect(prints[0] == prints[5])
    var tally = ImportTally()
    tally.add(try plan("username,password\na,Other-pass2\n"))
    #expect(tally.finish().fingerprint == prints[4])
  }
}
