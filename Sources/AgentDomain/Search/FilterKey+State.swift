/// The key `is:`: what the database knows of an agent, and what the telephone exchange tells now.
extension FilterKey {
  /// A word behind `is:`.
  fileprivate struct State: Sendable {
    let word: String
    let title: String
    /// Nil where only the telephone exchange knows.
    var meaning: Meaning?
    /// The test, from what the exchange tells.
    var live: @Sendable (ExchangeStates) -> ListQuery.Test = { _ in .all([]) }
  }

  private static let states = [
    State(
      word: "disabled", title: "No login and no registration",
      meaning: .test(.equals(field: "disabled", true.stored))),
    State(
      word: "locked", title: "Locked after failed logins",
      meaning: .test(.equals(field: "locked", true.stored))),
    State(word: "enabled", title: "Neither disabled nor locked", meaning: .test(.enabled)),
    State(word: "deleted", title: "Deleted agents instead", meaning: .view(.deleted)),
    State(word: "registered", title: "Telephone registered and at rest") { $0.registered },
    State(word: "busy", title: "On a call, or ringing") { $0.busy },
    State(word: "paused", title: "Paused in the queues") { $0.paused },
    State(word: "offline", title: "Telephone not registered") { $0.offline },
  ]

  static let state = FilterKey(names: ["is"], title: "Status") { vocabulary in
    states.filter { $0.isKnown(vocabulary.live) }.map { .init($0.word, $0.title) }
  } read: { (token, context) throws(FilterMistake) in
    let live = context.vocabulary.live
    let words = states.filter { $0.isKnown(live) }.map(\.word)
    guard let state = states.first(where: { $0.word == token.value.folded }) else {
      throw FilterMistake("is", token.value, noneOf: words)
    }
    if let meaning = state.meaning { return meaning }
    if state.isKnown(live) { return .test(state.live(live ?? ExchangeStates())) }
    throw FilterMistake(state.silence(live, words))
  }

  static func stateWords(_ live: ExchangeStates?) -> [String] {
    states.filter { $0.isKnown(live) }.map(\.word)
  }

  /// Whether a line asks for what changes with every call.
  static func isLive(_ token: FilterToken) -> Bool {
    guard token.key?.lowercased() == "is" else { return false }
    return states.contains { $0.word == token.value.folded && $0.meaning == nil }
  }
}

extension FilterKey.State {
  /// Pauses stand in the database as well.
  fileprivate func isKnown(_ live: ExchangeStates?) -> Bool {
    meaning != nil || word == "paused" || live?.isAway == false
  }

  fileprivate func silence(_ live: ExchangeStates?, _ words: [String]) -> String {
    live == nil
      ? "is:\(word) needs telephony, which is not connected: use \(words.listed("or"))."
      : "is:\(word) needs the exchange, which is away: use \(words.listed("or"))."
        + (live?.trouble.map { " " + $0 } ?? "")
  }
}

/// The same order as in the list: disabled and locked, then on a call or ringing, paused, registered.
extension ExchangeStates {
  fileprivate var busy: ListQuery.Test {
    .all([.enabled, .numbered(endpoints([.onCall, .ringing]))])
  }

  fileprivate var paused: ListQuery.Test {
    .all([
      .enabled, .any([.paused, .numbered(endpoints([.paused]))]),
      .neither([.numbered(endpoints([.onCall, .ringing]))]),
    ])
  }

  fileprivate var registered: ListQuery.Test {
    .all([.enabled, .numbered(endpoints([.registered])), .neither([.paused])])
  }

  fileprivate var offline: ListQuery.Test {
    .all([.enabled, .neither([.paused, .numbered(Set(states.keys))])])
  }
}
