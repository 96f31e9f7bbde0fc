import AgentDomain

/// Why the exchange cannot be asked, as a sentence that says what to do.
public struct ExchangeFault: Error, Hashable, Sendable {
  public let sentence: String
  /// Whether the conversation goes on all the same.
  var isRefusal = false

  /// The work is to end; there is nothing to say.
  static let isOver = Self(sentence: "")

  static func unreachable(_ settings: CentreSettings.Telephony, _ reason: String) -> Self {
    Self(
      sentence:
        "The exchange \(place(settings)) cannot be reached (\(reason)): check that it is up, "
        + "and host and port in the settings.")
  }

  static func silent(_ settings: CentreSettings.Telephony) -> Self {
    Self(
      sentence: "The exchange \(place(settings)) gives no answer: check that it is up and not busy."
    )
  }

  static func stranger(_ settings: CentreSettings.Telephony) -> Self {
    Self(
      sentence:
        "What answers at \(place(settings)) is no manager interface of Asterisk: check host "
        + "and port in the settings.")
  }

  /// - Parameter module: what answers to this action.
  static func unknown(_ action: String, _ module: String) -> Self {
    Self(
      sentence:
        "The exchange knows no \(action): let modules.conf load \(module).so, and restart Asterisk."
    )
  }

  static func hungUp(_ settings: CentreSettings.Telephony) -> Self {
    Self(
      sentence: "The exchange \(place(settings)) has ended the connection: it may be restarting.")
  }

  static func notLetIn(_ settings: CentreSettings.Telephony) -> Self {
    Self(
      sentence:
        "The exchange does not let \(settings.managerUser) in: check user and secret in the "
        + "settings, and the user's section and permit lines in manager.conf.")
  }

  static func refused(_ action: String, _ reason: String) -> Self {
    Self(
      sentence:
        "The exchange refuses \(action) (\(reason.prefix(100))): give the user in manager.conf "
        + "read and write of system, call, command, agent and reporting.", isRefusal: true)
  }

  private static func place(_ settings: CentreSettings.Telephony) -> String {
    "\(settings.managerHost.text):\(settings.managerPort.number)"
  }
}
