import AgentDomain
import Synchronization

/// An exchange that tells what a test says.
final class ToldExchange: Exchange {
  private struct Kept {
    var states = ExchangeStates()
    var looks = 0
  }

  private let kept = Mutex(Kept())

  init(_ states: [String: LiveState] = [:], isAway: Bool = false) {
    tell(states, isAway: isAway)
  }

  var states: ExchangeStates { kept.withLock(\.states) }
  /// How often somebody asked it to look for orders.
  var looks: Int { kept.withLock(\.looks) }

  func onChange(_ body: @escaping @Sendable () -> Void) {}
  func look() { kept.withLock { $0.looks += 1 } }

  func tell(_ states: [String: LiveState], isAway: Bool = false) {
    change { ($0.isOn, $0.isAway, $0.states) = (true, isAway, states) }
  }

  func change(_ body: (inout ExchangeStates) -> Void) { kept.withLock { body(&$0.states) } }
}
