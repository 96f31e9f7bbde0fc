public import AgentDomain
import Foundation

/// One look at what the exchange tells, for those who do not stay.
public enum ExchangeGlance {
  /// Asks once, and gives no orders.
  /// - Parameter seconds: how long the exchange may take.
  /// - Returns: states that are away, with the trouble, where it could not be asked.
  public static func states(
    of settings: CentreSettings.Telephony, within seconds: Double = 15
  ) -> ExchangeStates {
    guard settings.hasManager else { return ExchangeStates() }
    let isKnown = DispatchSemaphore(value: 0)
    let bridge = ExchangeBridge(orders: nil) { settings }
    bridge.onChange { isKnown.signal() }
    while !bridge.states.isOn, isKnown.wait(timeout: .now() + seconds) == .success {}
    var states = bridge.states
    if !states.isOn {
      (states.isOn, states.trouble) = (true, ExchangeFault.silent(settings).sentence)
    }
    return states
  }
}
