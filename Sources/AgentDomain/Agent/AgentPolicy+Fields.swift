/// What a save of an agent asks, beyond the single fields.
extension Agent {
  public func conditionProblems(_ settings: CentreSettings) -> [Problem] {
    AgentPolicy.conditions.flatMap { $0(self, settings) }
  }

  public func warnings(_ settings: CentreSettings) -> [Warning] {
    AgentPolicy.warnings(for: self, settings)
  }

  public func lock(on field: Field<Agent>) -> String? {
    AgentPolicy.locks.first { $0.field == field.id && $0.holds(self) }?.sentence
  }

  public func choices(of field: Field<Agent>, _ settings: CentreSettings) -> [Editor.Choice] {
    if field.editor.source == .module { return settings.inventory.moduleChoices }
    guard let narrowing = AgentPolicy.narrowings.first(where: { $0.field == field.id }) else {
      return field.editor.choices
    }
    let allowed = narrowing.allowed(self, settings)
    return field.editor.choices.filter { allowed.contains($0.value) }
  }

  public static func excluded(by field: Field<Agent>) -> Field<Agent>? {
    for pair in AgentPolicy.exclusions where pair.contains(field.id) {
      return pair.first { $0 != field.id }.flatMap { catalogue[$0] }
    }
    return nil
  }

  /// A new kind of client brings other transports and tabs.
  public func proposal(
    for text: String, in field: Field<Agent>, _ settings: CentreSettings
  ) -> Proposal<Agent>? {
    guard field.editor == Typology.editor, let typology = try? Typology(written: text),
      typology != account.typology
    else { return nil }
    let change = TypologyChange(of: self, to: typology, settings)
    return Proposal(
      title: "Typology \(typology.title)", sentences: change.sentences, kept: change.from.title
    ) { change.apply(to: &$0) }
  }

  public func consequences(since old: Agent) -> [String] {
    guard old.account.voicemail, old.account.internalNumber != account.internalNumber else {
      return []
    }
    return ["The mailbox is renumbered with the internal number."]
  }
}

/// What the rest of an agent does to a single field: locks it, narrows its choices, excludes it.
extension AgentPolicy {
  struct Lock: Sendable {
    let field, sentence: String
    let holds: @Sendable (Agent) -> Bool
  }

  struct Narrowing: Sendable {
    let field: String
    let allowed: @Sendable (Agent, CentreSettings) -> [String]
  }

  static let locks: [Lock] = [
    Lock(field: "transport", sentence: "Transport is wss for a WebRTC agent, always.") {
      $0.account.typology == .webrtc && $0.voice.transport.elements == [.wss]
    }
  ]

  static let narrowings: [Narrowing] = [
    Narrowing(field: "transport") { agent, _ in agent.account.typology.transports.map(\.rawValue) },
    Narrowing(field: "typology") { agent, settings in
      Typology.allCases.filter { typology in
        settings.licence.has(typology) || agent.account.typology == typology
      }.map(\.rawValue)
    },
  ]

  static let exclusions = [
    ["client_screen_recording_by_agent", "client_automatic_screen_recording"]
  ]
}
