/// What a change of typology brings with it, to be shown and asked once.
public struct TypologyChange: Hashable, Sendable {
  public let from, to: Typology
  /// The transports that the new client speaks; nil where the present ones may stay.
  public let transport: Ordered<Transport>?
  /// The labels of fields that appear and of those that hide; the values of hidden ones are kept.
  public let appearing, hiding: [String]

  public init(of agent: Agent, to typology: Typology, _ settings: CentreSettings) {
    (from, to) = (agent.account.typology, typology)
    let kept = agent.voice.transport.elements.filter(typology.transports.contains)
    let proposed = Self.proposal(kept, typology, gateway: agent.client.pushGateway)
    transport = proposed == agent.voice.transport.elements ? nil : Ordered(proposed)
    var changed = agent
    changed.account.typology = typology
    let visible = Agent.catalogue.fields.map { field in
      (field.label, field.visible.holds(agent, settings), field.visible.holds(changed, settings))
    }
    appearing = visible.filter { !$0.1 && $0.2 }.map(\.0)
    hiding = visible.filter { $0.1 && !$0.2 }.map(\.0)
  }

  /// Applies the change to the agent.
  public func apply(to agent: inout Agent) {
    agent.account.typology = to
    if let transport { agent.voice.transport = transport }
  }

  private static func proposal(
    _ kept: [Transport], _ typology: Typology, gateway: PushGateway
  ) -> [Transport] {
    if typology == .mobile { return gateway.text.hasSuffix(":5061") ? [.tls] : [.udp, .tcp] }
    return kept.isEmpty ? [typology.transports[0]] : kept
  }
}

extension TypologyChange {
  /// What changes, line by line, as the question shows it.
  public var sentences: [String] {
    var lines: [String] = []
    if let transport { lines.append("Transport becomes \(transport.shown).") }
    if !appearing.isEmpty { lines.append("Appears: \(appearing.joined(separator: ", ")).") }
    if !hiding.isEmpty {
      lines.append("Hides, values are kept: \(hiding.joined(separator: ", ")).")
    }
    return lines.isEmpty ? ["Nothing else changes."] : lines
  }
}
