/// What the rest of an agent does to a single field: locks it, narrows its choices, excludes it.
extension AgentPolicy {
  /// Why a field cannot be changed while the agent is as it is, or nil.
  public static func lock(on field: String, in agent: Agent) -> String? {
    locks.first { $0.field == field && $0.holds(agent) }?.sentence
  }

  /// What a field may be chosen from, given the rest of the agent and the licence.
  public static func choices(
    of field: Field<Agent>, in agent: Agent, _ settings: CentreSettings
  ) -> [Editor.Choice] {
    guard let narrowing = narrowings.first(where: { $0.field == field.id }) else {
      return field.editor.choices
    }
    let allowed = narrowing.allowed(agent, settings)
    return field.editor.choices.filter { allowed.contains($0.value) }
  }

  /// The switch that goes off when this one goes on, or nil.
  public static func excluded(by field: String) -> Field<Agent>? {
    for pair in exclusions where pair.contains(field) {
      return pair.first { $0 != field }.flatMap { Agent.catalogue[$0] }
    }
    return nil
  }

  private struct Lock: Sendable {
    let field, sentence: String
    let holds: @Sendable (Agent) -> Bool
  }

  private struct Narrowing: Sendable {
    let field: String
    let allowed: @Sendable (Agent, CentreSettings) -> [String]
  }

  private static let locks: [Lock] = [
    Lock(field: "transport", sentence: "Transport is wss for a WebRTC agent, always.") {
      $0.account.typology == .webrtc && $0.voice.transport.elements == [.wss]
    }
  ]

  private static let narrowings: [Narrowing] = [
    Narrowing(field: "transport") { agent, _ in agent.account.typology.transports.map(\.rawValue) },
    Narrowing(field: "typology") { agent, settings in
      Typology.allCases.filter { typology in
        typology != .mobile || settings.licence.mobile || agent.account.typology == .mobile
      }.map(\.rawValue)
    },
  ]

  private static let exclusions = [
    ["client_screen_recording_by_agent", "client_automatic_screen_recording"]
  ]
}
