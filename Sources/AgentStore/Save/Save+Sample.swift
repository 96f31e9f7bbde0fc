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
    let groups = try SampleCentre.groups.map(insert)
    for name in SampleCentre.telephones { try insert(telephone: name) }
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
      if let current = try AgentRows.fetch(db, id) { try erase(current) }
    }
    try removeGroups()
    try db.execute(
      sql: "UPDATE number_hint SET least = 0, next = 0; DELETE FROM telephone WHERE is_sample = 1")
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

  private func insert(_ group: SampleCentre.Group) throws -> AgentDomain.Group {
    let kind = group.kind.rawValue
    let taken = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM \(kind) WHERE name = ?)", arguments: [group.name])
    guard taken != true else {
      let sentence = "The \(kind) \(group.name) is there already: rename it first."
      throw Stop.problem("name", "Name", sentence)
    }
    if let channel = group.channel {
      try db.execute(
        sql: "INSERT INTO queue (name, channel, is_sample) VALUES (?, ?, 1)",
        arguments: [group.name, channel.rawValue])
    } else {
      try db.execute(
        sql: "INSERT INTO \(kind) (name, is_sample) VALUES (?, 1)", arguments: [group.name])
    }
    return Group(
      id: db.lastInsertedRowID, kind: group.kind, name: group.name, channel: group.channel)
  }

  private func insert(telephone name: String) throws {
    let number = try FreeNumbers.take(db, from: settings.settings.numbers.minInternal)
    try db.execute(
      sql: "INSERT INTO telephone (name, number, is_sample) VALUES (?, ?, 1)",
      arguments: [name, String(number)])
  }

  private func insert(_ person: SampleCentre.Person, _ groups: [Membership]) throws {
    var agent = person.agent(settings.settings)
    try propose(&agent)
    let problems =
      try agent.problems(settings.settings) + taken(agent, id: 0)
    guard problems.isEmpty else { return try add(problems, of: agent) }
    let id = try insert(agent, isSample: true)
    try complete(id, agent, groups)
  }

  /// Agents that are no samples leave the sample groups first, so that history tells it.
  private func removeGroups() throws {
    for group in try Memberships.groups(db) {
      let kind = group.kind.rawValue
      let isSample = try Bool.fetchOne(
        db, sql: "SELECT is_sample FROM \(kind) WHERE id = ?", arguments: [group.id])
      guard isSample == true else { continue }
      let members = try Int64.fetchAll(
        db, sql: "SELECT agent_id FROM \(group.kind.memberTable) WHERE \(kind)_id = ?",
        arguments: [group.id])
      for id in members {
        guard let current = try AgentRows.fetch(db, id) else { continue }
        _ = try place(id, current.agent, in: group, at: nil)
      }
      try db.execute(sql: "DELETE FROM \(kind) WHERE id = ?", arguments: [group.id])
    }
  }
}
