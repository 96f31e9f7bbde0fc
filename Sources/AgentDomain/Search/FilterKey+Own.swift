/// The keys that are no fields: memberships, states and times.
extension FilterKey {
  static func group(_ kind: GroupKind) -> FilterKey {
    let key = kind.rawValue
    return FilterKey(names: [key], title: "Member of a \(key)") { vocabulary in
      vocabulary.groups.filter { $0.kind == kind }.map { .init($0.name, $0.title) }
    } read: { (token, context) throws(FilterMistake) in
      let names = context.vocabulary.groups.filter { $0.kind == kind }.map(\.name)
      if let name = names.first(where: { $0 == token.value })
        ?? names.first(where: { $0.folded == token.value.folded })
      {
        return .test(.member(kind, name: name))
      }
      throw FilterMistake(unknown(kind, token.value, names))
    }
  }

  private static func unknown(_ kind: GroupKind, _ value: String, _ names: [String]) -> String {
    let key = kind.rawValue
    if value.isEmpty { return "\(key): takes the name of a \(key)." }
    let question = Nearest.question(value, among: names)
    let advice = names.isEmpty ? "There is none yet." : "Press Tab behind \(key): for their names."
    return "There is no \(key) named '\(value.clipped)'."
      + (question.isEmpty ? " " + advice : question)
  }

  static let channel = FilterKey(names: ["channel"], title: "Member of a queue of a channel") { _ in
    Channel.choices
  } read: { (token, _) throws(FilterMistake) in
    guard let choice = Channel.choices.named(token.value),
      let channel = Channel(rawValue: choice.value)
    else { throw FilterMistake("channel", token.value, noneOf: Channel.allCases.map(\.rawValue)) }
    return .test(.channel(channel))
  }

  static let changed = moment(
    "changed", "Last changed", since: { .changedSince($0) }, before: { .changedBefore($0) })
  static let created = moment(
    "created", "Created", since: { .createdSince($0) }, before: { .createdBefore($0) })

  private typealias Bound = @Sendable (Int64) -> ListQuery.Test

  private static func moment(
    _ key: String, _ title: String, since: @escaping Bound, before: @escaping Bound
  ) -> FilterKey {
    FilterKey(names: [key], title: title) { _ in
      FilterTime.examples
    } read: { (token, context) throws(FilterMistake) in
      guard let time = FilterTime(token.value, now: context.now) else {
        throw FilterMistake(key, token.value, wanted: FilterTime.wanted)
      }
      return .test(ListQuery.Test(time, since: since, before: before))
    }
  }
}

extension FilterTime {
  static let examples: [Editor.Choice] = [
    .init("<1d", "Within a day"), .init("<7d", "Within seven days"),
    .init("<1m", "Within 30 days"), .init(">7d", "Longer than seven days ago"),
    .init(">1m", "Longer than 30 days ago"), .init(">1y", "Longer than a year ago"),
  ]
}

extension ListQuery.Test {
  /// A stretch of time, told by the tests for its two ends.
  init(
    _ time: FilterTime, since: (Int64) -> ListQuery.Test, before: (Int64) -> ListQuery.Test
  ) {
    let tests = [time.since.map(since), time.before.map(before)].compactMap(\.self)
    self = tests.count == 1 ? tests[0] : .all(tests)
  }
}

extension Group {
  /// "Night shift (Voice queue)", for lists in which kinds and channels mix.
  var title: String {
    "\(name) (\(channel.map { "\($0.title) \(kind.rawValue)" } ?? kind.rawValue))"
  }
}
