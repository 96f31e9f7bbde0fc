public import AgentDomain
import Telephony

/// Looks at the running Asterisk through its manager interface, and changes nothing.
public struct ExchangeCheck: SettingsCheck {
  public let id = "exchange"
  public let title = "Look at the exchange"
  public let help =
    "Asks Asterisk for its version, Roster's rights, the modules that agents need, and the tables it reads."

  public init() {}

  public func run(_ settings: CentreSettings, answer: String) -> [Finding] {
    guard settings.telephony.hasManager else {
      return [
        .unchecked(
          "No manager interface is named: fill in Host, User and the file with the secret.")
      ]
    }
    do throws(ExchangeFault) {
      return try ExchangeInspection(settings.telephony).overview()
    } catch { return [.error(error.sentence)] }
  }
}
