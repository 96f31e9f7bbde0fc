import AgentDomain
import TextUI

/// The telephone exchange, as far as it tells anything.
extension Session {
  /// Takes what the exchange told; nothing is drawn where nothing differs.
  func lookAtExchange() {
    let states = exchange?.states
    let now = states?.isOn == true ? states : nil
    guard now != live else { return }
    live = now
    for screen in screens { screen.exchangeChanged() }
  }

  /// What the title row says while the states of agents cannot be known.
  var exchangeWords: String? {
    guard let live else { return nil }
    if live.isAway { return "exchange away" }
    return live.trouble == nil ? nil : "exchange in trouble"
  }

  static let exchangeState = Command<Session>(
    "exchange", title: "Telephone exchange",
    help: "Says whether the telephone exchange answers, and what to do where it does not."
  ) { $0.sayExchange() }

  private func sayExchange() {
    guard let live else { return }
    if let trouble = live.trouble { return say(.warning, trouble) }
    let count = live.endpoints([.onCall, .ringing]).count
    say(
      .info, "The exchange answers; \(counted(count, "agent")) \(count == 1 ? "is" : "are") busy.")
  }
}

extension ExchangeStates {
  /// What it tells of one agent: "on call; last seen to register 2026-11-23 06:01".
  /// - Parameter stored: what the database says: `disabled`, `paused`, `-` for nothing.
  func sentence(_ stored: String, of endpoint: String) -> String {
    let seen = registrations[endpoint].map { "; last seen to register \($0.shown)" } ?? ""
    return status(stored, of: endpoint) + seen
  }
}
