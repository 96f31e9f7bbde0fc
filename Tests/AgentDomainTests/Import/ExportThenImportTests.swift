import AgentDomain
import Testing

@Suite struct `Export and then import, as specified in 8.2` {
  private let groups = [
    Group(id: 1, kind: .queue, name: "Sales", channel: .voice),
    Group(id: 2, kind: .queue, name: "=night; \\ \"shift\",\n2", channel: .chat),
    Group(id: 3, kind: .team, name: " +team "), Group(id: 4, kind: .profile, name: "[clear]"),
  ]

  @Test func `is a dry run without a difference, for every field and whatever it holds`() throws {
    var random = RandomAgents(82)
    var settings = CentreSettings()
    settings.webRTC.certificate = FilePath(unchecked: "/centre.crt")
    var made: [(agent: StoredAgent, memberships: [Membership])] = []
    for _ in 0..<400 { made.append(try random.next(groups)) }
    let text =
      AgentCSV.headerLine
      + made.map {
        AgentCSV.row($0.agent, memberships: $0.memberships, settings: settings)
      }.joined()
    var reader = try ImportReader(TextSource(text))
    let planner = ImportPlanner(settings, groups: groups)
    var differing = Set<String>()
    for (agent, memberships) in made {
      guard case .agent(let line) = try reader.next() else {
        Issue.record("A line is missing."); return
      }
      let plan = planner.plan(line, for: agent, memberships: memberships)
      #expect(plan.kind == .nothing, "\(plan.differences.map(\.sentence))")
      #expect(plan.problems.isEmpty && plan.warnings.isEmpty, "\(plan.problems.map(\.written))")
      differing.formUnion(agent.agent.changes(since: Agent()).map(\.field))
    }
    #expect(try reader.next() == nil)
    #expect(differing == Set(Agent.catalogue.storedFields.map(\.id)), "every field was tried")
  }

  @Test func `makes the same agent anew, where the system's own columns are left out`() throws {
    var random = RandomAgents(83)
    let settings = CentreSettings()
    for _ in 0..<200 {
      let (stored, memberships) = try random.next(groups)
      let cells = AgentCSV.cells(stored, memberships: memberships, settings: settings)
      let kept = zip(AgentCSV.header, cells).filter { name, cell in
        Agent.catalogue[name]?.editable == .always && name != "avatar" && cell != "[clear]"
          || ["username", "queues", "teams"].contains(name)
      }
      let text = CSVCell.line(kept.map(\.0)) + CSVCell.line(kept.map(\.1))
      var reader = try ImportReader(TextSource(text))
      guard case .agent(let line) = try reader.next() else { continue }
      let plan = ImportPlanner(settings, groups: groups).plan(line, for: nil)
      guard plan.problems.isEmpty else { continue }
      let wanted = Set(kept.map(\.0))
      let differing = plan.agent.changes(since: stored.agent).map(\.field).filter {
        wanted.contains($0) && $0 != "modules"
      }
      #expect(differing.isEmpty, "\(differing)")
    }
  }
}
