import AgentDomain
import GRDB

extension Save {
  private static let kind = "sample"

  /// A small centre to try everything on: nobody in it can sign in, since nobody has a password.
  func addSample() throws {
    try require(.changeSettings)
    guard try hasSample() == false else {
      throw Stop.refusal(.failed("the sample centre is there already. Remove it first."))
    }
    try recordSample(.null, .integer(1))
    for record in SampleCentre.records { try addSample(record) }
    let groups = try SampleCentre.groups(db)
    for (index, person) in SampleCentre.people.enumerated() {
      try insert(person, SampleCentre.places(of: index, in: groups))
    }
  }

  /// Removes what `addSample` brought, for good, and nothing else; what was changed in it is lost.
  func removeSample() throws {
    try require(.changeSettings)
    guard try hasSample() else {
      throw Stop.refusal(.failed("there is no sample centre to remove."))
    }
    if !log.header.summary.contains(SampleCentre.finality) {
      log.word(log.header.summary + SampleCentre.finality)
    }
    try recordSample(.integer(1), .null)
    for id in try Int64.fetchAll(db, sql: "SELECT id FROM agent WHERE is_sample = 1") {
      if let current = try Agent.rows.fetch(db, id) { try erase(current) }
    }
    for kind in RecordKind.sampled { try removeRecords(kind) }
    try db.execute(sql: "UPDATE number_hint SET least = 0, next = 0")
  }

  private func hasSample() throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM agent WHERE is_sample = 1)
          OR EXISTS (SELECT 1 FROM queue WHERE is_sample = 1)
        """) ?? false
  }

  private func recordSample(_ before: Scalar, _ after: Scalar) throws {
    try log.add(
      LoggedEntry(
        kind: Self.kind, record: 0, name: "sample centre", field: Self.kind, before: before,
        after: after))
  }

  private func addSample<Record: DirectoryRecord>(_ sample: Record) throws {
    let record = try numbered(sample)
    let problems = try taken(record, id: 0)
    guard problems.isEmpty else { return try add(problems, of: record) }
    try insert(record, isSample: true)
  }

  private func insert(_ person: SampleCentre.Person, _ groups: [Membership]) throws {
    var agent = person.agent(settings.settings)
    try propose(&agent)
    let problems =
      try agent.problems(settings.settings) + taken(agent, id: 0)
    guard problems.isEmpty else { return try add(problems, of: agent) }
    let id = try insert(agent, isSample: true)
    try complete(id, agent, agent.changes(since: Agent()), groups)
  }

  /// Agents that are no samples leave the sample groups first, so that history tells it.
  private func removeRecords(_ kind: RecordKind) throws {
    let ids = try Int64.fetchAll(
      db, sql: "SELECT id FROM \(kind.rawValue) WHERE is_sample = 1 ORDER BY id")
    for id in ids { try removeRecord(kind.type, id) }
  }

  private func removeRecord<Record: DirectoryRecord>(_ type: Record.Type, _ id: Int64) throws {
    if let current = try Record.rows.fetch(db, id) { try remove(current) }
  }
}

extension SampleCentre {
  /// The groups that agents of the sample join.
  fileprivate static func groups(_ db: Database) throws -> [AgentDomain.Group] {
    let names = Set(records.map(\.name))
    return try Memberships.groups(db).filter { names.contains($0.name) }
  }
}

extension RecordKind {
  /// Those whose rows know whether they are samples.
  fileprivate static let sampled: [RecordKind] = [.team, .profile, .template, .telephone, .queue]
}
