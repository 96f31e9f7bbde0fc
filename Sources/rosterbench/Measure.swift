/// What is measured, in the order of the table.
enum Measure: String, CaseIterable {
  case firstScreen = "first full screen, ms"
  case searchMedian = "search key, p50, ms"
  case searchWorst = "search key, p95, ms"
  case pageDown = "PageDown, ms"
  case end = "End, ms"
  case open = "opening a form, ms"
  case save = "saving, ms"
  case flush = "  one flush of the disk, ms"
  case saveWithoutFlush = "  saving less its flushes, ms"
  case markAll = "mark all that match, ms"
  case bulk = "bulk edit of 100 000, ms"
  case export = "export of all, ms"
  case importDryRun = "import of 100 000 rows: dry run, s"
  case importApply = "  dry run and apply, s"
  case importMemory = "  peak memory, MiB"
  case recovery = "request of a password reset, ms"
  case recoveryTell = "  known against unknown address, %"
  case signIn = "refused sign-in, ms"
  case signInTell = "  account that is there against none, %"
  case telephonyFile = "telephony.db from nothing, ms"
  case saveAlone = "saving without telephony, ms"
  case saveServed = "  with telephony, ms"
  case bulkAlone = "changing all without telephony, ms"
  case bulkServed = "  all, with telephony, ms"
  case memory = "peak memory, MiB"
  case idle = "idle processor time in 10 s, ms"
  case arrowBytes = "bytes for an arrow"
  case searchBytes = "bytes for a search key, p95"
  case pageBytes = "bytes for a page"

  /// What must not be exceeded at a million agents.
  var target: Double? {
    switch self {
    case .firstScreen: 30
    case .searchWorst: 16
    case .pageDown: 5
    case .end: 20
    case .saveWithoutFlush: 10
    case .bulk: 5000
    case .importDryRun, .importApply: 20
    case .importMemory: 256
    case .recoveryTell, .signInTell: 2
    case .memory: 48
    case .idle: 0
    case .arrowBytes: 200
    default: nil
    }
  }

  /// Whether a thousand times as many agents may take more than three times as long.
  var mayGrow: Bool { [.bulk, .export, .importDryRun, .importApply].contains(self) }
}

/// All samples, and the table of their medians.
struct BenchResults {
  let sizes: [Int]
  private var samples: [Measure: [Int: [Double]]] = [:]

  init(sizes: [Int]) { self.sizes = sizes }

  mutating func add(_ measure: Measure, _ size: Int, _ value: Double) {
    samples[measure, default: [:]][size, default: []].append(value)
  }

  private func median(_ measure: Measure, _ size: Int) -> Double? {
    samples[measure]?[size]?.sorted().quantile(0.5)
  }

  var table: String {
    let head =
      ["", "\(sizes.map { "\($0)" }.joined(separator: "\t"))", "target", "missed by", "growth"]
    let rows = [head.joined(separator: "\t")] + Measure.allCases.map(row)
    return Table(
      rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    ).text
  }

  private func row(_ measure: Measure) -> String {
    let values = sizes.map { median(measure, $0) }
    let target = measure.target.map(Table.figure) ?? ""
    return
      ([measure.rawValue] + values.map { $0.map(Table.figure) ?? "-" }
      + [target, missed(measure), growth(values, measure)]).joined(separator: "\t")
  }

  /// How far the largest size is above the target.
  private func missed(_ measure: Measure) -> String {
    guard let target = measure.target, let last = sizes.last.flatMap({ median(measure, $0) })
    else { return "" }
    return last <= target ? "met" : "+\(Table.figure(last - target))"
  }

  private func growth(_ values: [Double?], _ measure: Measure) -> String {
    guard let first = values.first ?? nil, let last = values.last ?? nil, first > 0 else {
      return ""
    }
    let factor = last / first
    return "\(Table.figure(factor))x\(factor >= 3 && !measure.mayGrow ? " !" : "")"
  }
}
