public import AgentDomain

/// What registers and still does not work as somebody expects, agent by agent.
///
/// Most of it are the warnings that the form shows too; the rest is what no single record knows.
public enum ExchangeLint {
  /// - Returns: what is to be said, each with the field that it is about.
  public static func findings(
    _ agent: Agent, _ view: ExchangeView, _ settings: CentreSettings
  ) -> [Warning] {
    let ofForm = agent.warnings(settings).filter {
      ExchangeCatalogue.agentFields.contains($0.field)
    }
    return ofForm + [password(view, settings), queues(agent, view)].compactMap(\.self)
  }

  private static func password(_ view: ExchangeView, _ settings: CentreSettings) -> Warning? {
    if view.obstacle == .noPassword {
      return Warning(
        field: "password", sentence: "There is no password, so no telephone registers: give one.")
    }
    let wanted = settings.security.sipRealm
    guard let realm = view.realm, realm != wanted else { return nil }
    return Warning(
      field: "password",
      sentence: "The password holds for the realm \(realm): a new one will hold for \(wanted).")
  }

  private static func queues(_ agent: Agent, _ view: ExchangeView) -> Warning? {
    guard agent.voice.sipType == .user, !view.queues.isEmpty else { return nil }
    return Warning(
      field: "queues",
      sentence: "\(view.queues.listed("and")) cannot ring a telephone of type user: choose friend.")
  }
}
