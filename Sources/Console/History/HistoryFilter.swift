import AgentDomain

/// What narrows the history: `by:anna field:codecs since:7d until:2026-11-01`.
struct HistoryFilter: Sendable {
  private(set) var line = ""
  private var person: String?
  private var field: String?
  private var since, until: Timestamp?

  /// Reads a line; an empty one narrows nothing.
  static func read(_ line: String, now: Timestamp) -> Result<HistoryFilter, Problem> {
    var filter = HistoryFilter()
    filter.line = line.trimmed
    for word in filter.line.split(separator: " ") {
      if let problem = filter.take(word, now) { return .failure(problem) }
    }
    return .success(filter)
  }

  func narrow(_ query: inout HistoryQuery) {
    (query.person, query.field, query.since, query.until) = (person, field, since, until)
  }

  private mutating func take(_ word: Substring, _ now: Timestamp) -> Problem? {
    let sides = word.split(separator: ":", maxSplits: 1).map(String.init)
    guard sides.count == 2 else { return Self.problem("\(word) is no filter") }
    switch sides[0] {
    case "by": person = sides[1]
    case "field": return takeField(sides[1])
    case "since": since = Self.moment(sides[1], now)
    case "until": until = Self.moment(sides[1], now)
    default: return Self.problem("\(sides[0]): is no filter")
    }
    let isMissing = (sides[0] == "since" && since == nil) || (sides[0] == "until" && until == nil)
    return isMissing ? Self.problem("\(sides[1]) is no time: say 7d, 12h or 2026-11-01") : nil
  }

  private mutating func takeField(_ name: String) -> Problem? {
    let words = [
      HistoryWord.created, HistoryWord.deleted, HistoryWord.purged, HistoryWord.removed,
      HistoryWord.password,
    ]
    let isField = RecordKind.allCases.contains { Self.hasField(name, $0.type) }
    guard isField || words.contains(name) else {
      return Self.problem("There is no field \(name): roster fields lists them")
    }
    field = name
    return nil
  }

  private static func hasField<Record: DirectoryRecord>(_ name: String, _ type: Record.Type)
    -> Bool
  { Record.catalogue[name] != nil }

  /// A day in UTC, or so many days, hours or minutes ago.
  private static func moment(_ text: String, _ now: Timestamp) -> Timestamp? {
    let units: [Character: Int64] = [
      "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "y": 31_536_000,
    ]
    if let last = text.last, let unit = units[last], let count = Int64(text.dropLast()), count >= 0,
      count < 100_000, let now = now.seconds
    {
      return Timestamp(now - count * unit)
    }
    return try? Timestamp(written: text + " 00:00:00")
  }

  private static func problem(_ start: String) -> Problem {
    Problem(
      field: "filter", label: "Filter",
      sentence: "\(start). Filters are by:NAME field:NAME since:7d until:2026-11-01.")
  }
}
