/// Staff of which the licence has a number.
public enum LicenceLimit: String, Hashable, Sendable, CaseIterable {
  case agents = "licence_agents"
  case mobileAgents = "licence_mobile_agents"
  case telephones = "licence_telephones"

  /// How many there may be; nil for any number.
  public func number(_ settings: CentreSettings) -> Int? {
    let number =
      switch self {
      case .agents: settings.licence.agents
      case .mobileAgents: settings.licence.mobileAgents
      case .telephones: settings.licence.telephones
      }
    return number == 0 ? nil : number
  }

  /// Why a change must not be, which finds so many and leaves so many; nil where it may.
  ///
  /// What is too much already does not keep anybody from changes that do not add to it. How many there
  /// are is not said, since it is read by people who may see only some of them.
  public func problem(before: Int, after: Int, _ settings: CentreSettings) -> Problem? {
    guard let number = number(settings), after > number, after > before else { return nil }
    let licence = "The licence has \(number) \(noun(number))"
    let sentence =
      before >= number
      ? "\(licence) and all are taken: \(advice)"
      : "\(licence), and not so many are free as this would add: \(advice)"
    return Problem(field: rawValue, label: "Licence", sentence: sentence)
  }

  /// What is said of a licence that has become smaller than what there is.
  public func notice(of count: Int, _ settings: CentreSettings) -> String? {
    guard let number = number(settings), count > number else { return nil }
    return "There are \(count) \(noun(count)) already: they stay, and no more can be made."
  }

  /// The staff of which one more agent is one.
  public static func taken(by agent: Agent) -> [LicenceLimit] {
    agent.account.typology == .mobile ? [.agents, .mobileAgents] : [.agents]
  }

  private func noun(_ count: Int) -> String {
    let ending = count == 1 ? "" : "s"
    switch self {
    case .agents: return "agent" + ending
    case .mobileAgents: return "mobile agent" + ending
    case .telephones: return "telephone" + ending
    }
  }

  private var advice: String {
    switch self {
    case .agents: "delete one, or raise the number in the settings."
    case .mobileAgents: "choose another typology, or raise the number in the settings."
    case .telephones: "remove one, or raise the number in the settings."
    }
  }
}
