import AgentDomain
import GRDB

/// How many there were before the first change of a save that adds to them.
struct LicenceCounts {
  private var before: [LicenceLimit: Int] = [:]

  /// Notes that the save is about to add one more; only the first time costs anything.
  mutating func expect(_ limits: [LicenceLimit], _ settings: CentreSettings, _ db: Database) throws
  {
    for limit in limits where before[limit] == nil && limit.number(settings) != nil {
      before[limit] = try Self.count(limit, db)
    }
  }

  /// What would be more than the licence has, once everything is written.
  func problems(_ settings: CentreSettings, _ db: Database) throws -> [Problem] {
    try LicenceLimit.allCases.compactMap { limit in
      guard let before = before[limit] else { return nil }
      return limit.problem(before: before, after: try Self.count(limit, db), settings)
    }
  }

  /// How many there are now; deleted agents do not count.
  static func count(_ limit: LicenceLimit, _ db: Database) throws -> Int {
    let sql =
      switch limit {
      case .agents:
        "SELECT (SELECT count(*) FROM agent) - (SELECT count(*) FROM agent WHERE deleted IS NOT NULL)"
      case .mobileAgents:
        "SELECT count(*) FROM agent WHERE typology = 'mobile' AND deleted IS NULL"
      case .telephones: "SELECT count(*) FROM telephone"
      }
    return try Int.fetchOne(db.cachedStatement(sql: sql)) ?? 0
  }
}

extension Save {
  /// Notes which staff a record's new values add to, before they are written.
  func expect<Record: DirectoryRecord>(_ new: Record, besides old: Record? = nil) throws {
    var limits: [LicenceLimit] = []
    if let agent = new as? Agent {
      let before = (old as? Agent).map(LicenceLimit.taken) ?? []
      limits = LicenceLimit.taken(by: agent).filter { !before.contains($0) }
    } else if new is Telephone, old == nil {
      limits = [.telephones]
    }
    try licence.expect(limits, settings.settings, db)
  }

  /// Says of a licence that was made smaller than what there is that nothing is taken away.
  func tellOfLicence(_ new: CentreSettings, _ old: CentreSettings) throws {
    for limit in LicenceLimit.allCases where limit.number(new) != limit.number(old) {
      guard limit.number(new) != nil else { continue }
      if let notice = limit.notice(of: try LicenceCounts.count(limit, db), new) { tell(notice) }
    }
  }
}
