/// What is measured of an Asterisk, in the order of the table.
enum ExchangeMeasure: String, CaseIterable {
  case boot = "boot, s"
  case memoryAtBoot = "memory after boot, MiB"
  case firstLook = "first look at all states, ms"
  case rate = "registrations a second"
  case processor = "  processor time of one, ms"
  case rateAgain = "  again, while all are registered"
  case processorAgain = "  processor time of one, ms, again"
  case memory = "memory with all registered, MiB"
  case look = "look at all states with all registered, ms"
  case refused = "refused with the right password"
  case unanswered = "left without an answer"
  case resent = "messages sent again"

  /// Whether more is better.
  var isRate: Bool { self == .rate || self == .rateAgain }

  /// Whether the database may cost a fifth more than files, and no more.
  var isBound: Bool { [.boot, .memoryAtBoot, .memory].contains(self) || isCost }

  private var isCost: Bool { isRate || self == .processor || self == .processorAgain }
}

/// What Asterisk reads its agents from.
enum ExchangeSource: String, CaseIterable {
  case database, files
}

/// All samples of one size, and the table of their medians.
struct ExchangeResults {
  let agents: Int
  private(set) var rounds = 0
  private var samples: [ExchangeSource: [ExchangeMeasure: [Double]]] = [:]

  init(agents: Int) { self.agents = agents }

  /// - Parameter figures: of one run for each source, one after the other in the same round.
  mutating func add(_ figures: [ExchangeSource: [ExchangeMeasure: Double]]) {
    rounds += 1
    for (source, values) in figures {
      for (measure, value) in values {
        samples[source, default: [:]][measure, default: []] += [value]
      }
    }
  }

  var table: String {
    let head = [
      "Asterisk, \(agents) agents", "database", "files", "database/files", "at most 20 % off",
    ]
    return Table([head] + ExchangeMeasure.allCases.map(row)).text
  }

  private func row(_ measure: ExchangeMeasure) -> [String] {
    let medians = ExchangeSource.allCases.map { source in
      samples[source]?[measure]?.sorted().quantile(0.5).map(Self.figure) ?? "-"
    }
    guard let ratio = ratio(measure), measure.isBound else { return [measure.rawValue] + medians }
    let isMet = measure.isRate ? ratio >= 1 / Self.bound : ratio <= Self.bound
    return [measure.rawValue] + medians + [Self.figure(ratio), isMet ? "met" : "missed"]
  }

  private static let bound = 1.2

  /// The median of the rounds, in each of which both ran one after the other.
  private func ratio(_ measure: ExchangeMeasure) -> Double? {
    guard let some = samples[.database]?[measure], let others = samples[.files]?[measure] else {
      return nil
    }
    return zip(some, others).map { $1 == 0 ? 0 : $0 / $1 }.sorted().quantile(0.5)
  }

  /// With three digits that count.
  private static func figure(_ value: Double) -> String {
    guard value < 10, value != value.rounded() else { return Table.figure(value) }
    let hundredths = Int((value * 100).rounded())
    let rest = String(hundredths % 100)
    return "\(hundredths / 100)." + String(repeating: "0", count: 2 - rest.count) + rest
  }
}
