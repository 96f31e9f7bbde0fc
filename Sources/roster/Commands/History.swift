import AgentDomain
import ArgumentParser

/// `roster history`: what was changed, by whom and when, the newest first.
struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what was changed, by whom and when, the newest first.")

  @OptionGroup var database: DatabaseOption
  @Option(help: ArgumentHelp("Only this agent.", valueName: "username"))
  var agent: String?
  @Option(help: ArgumentHelp("Only this record, as its kind and name.", valueName: "kind:name"))
  var of: String?
  @Option(help: ArgumentHelp("Only changes by this person.", valueName: "name"))
  var by: String?
  @Option(help: ArgumentHelp("Only this field, by its id.", valueName: "id"))
  var field: String?
  @Option(help: "Not before: 2026-11-22, 2026-11-22T19:06:00Z (UTC), or an age such as 7d or 12h.")
  var since: Moment?
  @Option(help: "Not after; likewise.")
  var until: Moment?
  @Option(help: ArgumentHelp("At most so many entries.", valueName: "number"))
  var limit = 100
  @OptionGroup var format: FormatOption

  private static let pageSize = 500

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit must be 0 or more.") }
  }

  func run() throws {
    let directory = try database.open()
    var query = HistoryQuery(
      person: by, field: field, since: since?.time, until: until?.time, limit: Self.pageSize)
    query.record = try agent.map { try directory.agent(named: $0).key } ?? record(directory)
    let groups = try directory.groups()
    let name = { (kind: GroupKind, id: Int64) in
      groups.first { $0.kind == kind && $0.id == id }?.name
    }
    if format.json {
      var list = JSONList()
      try forEachEntry(query, directory) { try list.add(Self.object($0, name)) }
      return try list.end()
    }
    var table = TextTable(["Time", "Change", "By", "From", "Agent", "What"])
    try forEachEntry(query, directory) { entry in
      try table.add([
        entry.time.shown, String(entry.change), entry.person, entry.origin, entry.name,
        entry.sentence(groupName: name),
      ])
    }
    try table.end()
  }

  /// "queue:Sales", or "settings" alone.
  private func record(_ directory: Shell) throws -> RecordKey? {
    guard let of else { return nil }
    let parts = of.split(separator: ":", maxSplits: 1).map(String.init)
    let kinds = RecordKind.allCases.map(\.rawValue)
    guard let kind = parts.first.flatMap(RecordKind.init(rawValue:)) else {
      throw Refused("--of takes \(kinds.listed("or")), then : and the name, such as queue:Sales.")
    }
    if kind == .settings { return .settings }
    guard let id = try directory.id(of: kind, named: parts.last ?? "") else {
      throw Refused(
        "There is no \(kind.noun) \(parts.last ?? ""): roster \(kind.plural) list shows them.")
    }
    return RecordKey(kind, id)
  }

  private func forEachEntry(
    _ query: HistoryQuery, _ directory: Shell, _ body: (HistoryEntry) throws -> Void
  ) throws {
    var query = query
    var left = limit
    while left > 0 {
      query.limit = min(left, Self.pageSize)
      let entries = try directory.history(query)
      for entry in entries { try body(entry) }
      guard let last = entries.last, entries.count == query.limit else { return }
      query.before = last.id
      left -= entries.count
    }
  }

  /// Values only of what is known to be no secret.
  private static func object(
    _ entry: HistoryEntry, _ name: (GroupKind, Int64) -> String?
  ) -> JSON {
    let isKnown = entry.isOfCatalogue || entry.field.contains(":")
    return .object([
      ("id", .integer(entry.id)), ("change", .integer(entry.change)), ("time", .time(entry.time)),
      ("by", .text(entry.person)), ("origin", .text(entry.origin)),
      ("summary", .text(entry.summary)), ("kind", .text(entry.kind)),
      ("record", .integer(entry.record)), ("name", .text(entry.name)),
      ("field", .text(entry.field)), ("before", isKnown ? JSON(entry.before) : .null),
      ("after", isKnown ? JSON(entry.after) : .null),
      ("sentence", .text(entry.sentence(groupName: name))),
    ])
  }
}

/// A moment as people give it to the shell.
struct Moment: ExpressibleByArgument {
  let time: Timestamp

  init?(argument: String) {
    if let seconds = Self.age(argument) {
      time = Timestamp((Timestamp.now.seconds ?? 0) - seconds)
    } else if let time = try? Timestamp(written: argument), time.seconds != nil {
      self.time = time
    } else if let time = try? Timestamp(written: argument + "T00:00:00Z"), argument.count == 10 {
      self.time = time
    } else {
      return nil
    }
  }

  private static let units: [Character: Int64] = [
    "h": 3600, "d": 86_400, "w": 604_800, "m": 2_592_000, "y": 31_536_000,
  ]

  private static func age(_ text: String) -> Int64? {
    guard let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()),
      (0...100_000).contains(number)
    else { return nil }
    return number * unit
  }
}
