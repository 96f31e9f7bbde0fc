import AgentDomain
import GRDB

extension Save {
  /// Does what the lines of a file say, all of it or nothing, each line by the functions that any change
  /// goes through.
  ///
  /// New agents without a number take none that another line gives.
  func importAgents(_ file: any ByteSource, _ fingerprint: String) throws {
    try refuseIfStopped()
    let planner = try importPlanner()
    var tally = ImportTally()
    let given = try numbersGiven(in: file)
    try forEachLine(of: file) { line in
      var plan = try plan(of: line, planner)
      tally.add(plan)
      try refuse(plan)
      if plan.isWithoutNumber { plan.take(number: try number(besides: given)) }
      try carryOut(plan)
    }
    let summary = tally.finish()
    guard summary.fingerprint == fingerprint else { throw Stop.refusal(.failed(Self.outdated)) }
    if let notice = summary.passwordNotice { tell(notice) }
  }

  private static let outdated =
    "the database or the file has changed since the differences were shown. Look at them again."

  private func numbersGiven(in file: any ByteSource) throws -> Set<Int64> {
    var numbers: Set<Int64> = []
    try forEachLine(of: file) { line in
      guard line.hasNumberColumn else { throw AllRead() }
      if let number = line.number { numbers.insert(Int64(number.number)) }
    }
    return numbers
  }

  private func number(besides given: Set<Int64>) throws -> InternalNumber {
    let least = settings.settings.numbers.minInternal
    return InternalNumber(Int(try FreeNumbers.take(db, from: least, besides: given)))
  }

  private func forEachLine(of file: any ByteSource, _ body: (ImportedAgent) throws -> Void) throws {
    do {
      var reader = try ImportReader(file)
      while let line = try reader.next() {
        guard case .agent(let agent) = line else { throw Stop.refusal(.failed(Self.outdated)) }
        try body(agent)
      }
    } catch is AllRead { return } catch is ImportHeader.Wrong {
      throw Stop.refusal(.failed(Self.outdated))
    }
  }

  private func refuse(_ plan: ImportPlan) throws {
    guard let problem = plan.problems.first else { return }
    throw Stop.refusal(.failed("line \(problem.written)"))
  }

  private func carryOut(_ plan: ImportPlan) throws {
    namesRecords = true
    if let current = plan.stored {
      try write(current, plan.changes)
      try move(current, plan)
    } else {
      try create(plan.agent, plan.password, plan.memberships)
    }
    try step()
  }

  private func move(_ current: StoredAgent, _ plan: ImportPlan) throws {
    guard !plan.moves.isEmpty else { return }
    let problems = try obstacles(current, [])
    guard problems.isEmpty else { return try add(problems, of: current.agent) }
    try onlyOwnQueues(plan.moves.map(\.group))
    for move in plan.moves {
      _ = try place(current.id, plan.agent, in: move.group, at: move.after.map(Int64.init))
    }
    touched(current.id)
  }
}

/// A walk over the lines may end.
private struct AllRead: Error {}

extension Save {
  func importPlanner() throws -> ImportPlanner {
    ImportPlanner(
      settings.settings, groups: try Memberships.groups(db), scope: author.person.scope)
  }

  /// What a line does to the agent of its name, if there is one for the author.
  func plan(of line: ImportedAgent, _ planner: ImportPlanner) throws -> ImportPlan {
    let stored = try RecordIDs.named(db, .agent, line.username)
      .flatMap { try Agent.rows.fetch(db, $0, author.person.scope) }
    let memberships = try stored.map { line.namesGroups ? try Memberships.of($0.id, db) : [] }
    let seen = memberships?.filter { author.person.scope.shows($0.group) }
    return planner.plan(line, for: stored, memberships: seen ?? [])
  }

  /// The plan with everything for which a save would refuse it.
  func checkedPlan(of line: ImportedAgent, _ planner: ImportPlanner) throws -> ImportPlan {
    var plan = try plan(of: line, planner)
    let known = Set(plan.problems.map(\.column))
    for problem in try refusals(plan) where !known.contains(problem.field) {
      plan.add(problem: problem.field, problem.sentence)
    }
    return plan
  }

  private func refusals(_ plan: ImportPlan) throws -> [Problem] {
    switch plan.kind {
    case .nothing: []
    case .creation: try refusals(creating: plan)
    case .change: try plan.stored.map { try refusals(changing: $0, plan) } ?? []
    }
  }

  private func refusals(creating plan: ImportPlan) throws -> [Problem] {
    try require(.create)
    var agent = plan.agent
    if plan.isWithoutNumber { agent.account.internalNumber = settings.settings.numbers.minInternal }
    return try agent.problems(asNew: plan.changes, settings.settings)
      + taken(plan.agent, id: 0)
      + outOfReach(plan.memberships) + missing(in: plan.agent, plan.changes)
  }

  private func refusals(changing current: StoredAgent, _ plan: ImportPlan) throws -> [Problem] {
    try obstacles(current, plan.changes)
      + plan.agent.problems(
        since: current.agent, changed: Set(plan.changes.map(\.field)), settings.settings)
      + taken(plan.agent, id: current.id, besides: current.agent)
      + missing(in: plan.agent, plan.changes)
  }

  private func refuseIfStopped() throws {
    if passwords.wasStopped { throw Stop.refusal(.stopped) }
  }
}

extension ImportPlan {
  /// Whether the agent is new and takes the smallest free number.
  var isWithoutNumber: Bool { kind == .creation && agent.account.internalNumber.text.isEmpty }
}

extension Refusal {
  static let stopped = Refusal.failed("it was stopped before the end, so nothing of it is kept.")
}
