import AgentDomain
import Trials

/// Agents that every rule lets pass, with values that people and importers come up with.
struct RandomAgents {
  private var random: SeededNumbers
  private let settings = CentreSettings()

  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  mutating func next() -> Agent {
    while true {
      var agent = Agent()
      agent.account.fullName = "Ada Lovelace"
      agent.account.username = "ada"
      agent.account.email = EmailAddress(unchecked: "ada@example.org")
      agent.client.pushGateway = PushGateway(unchecked: "push.example.org:5060")
      for field in Agent.catalogue.fields where field.editable != .never {
        try? field.enter(text(for: field), into: &agent)
      }
      agent.account.internalNumber = InternalNumber(Int.random(in: 1000...99_999, using: &random))
      agent.voice.transport = Ordered(
        Array(agent.account.typology.transports.shuffled(using: &random).prefix(2)))
      agent.client.automaticScreenRecording = false
      let isWrong =
        Agent.catalogue.fields.contains { field in
          field.visible.holds(agent, settings) && field.problem(in: agent) != nil
        } || !agent.conditionProblems(settings).isEmpty
      if !isWrong { return agent }
    }
  }

  mutating func served() -> ServedParts {
    ServedParts(
      agent: next(), isPaused: Bool.random(using: &random),
      pause: Self.texts.randomElement(using: &random) ?? "",
      queue: Self.names.randomElement(using: &random) ?? "Sales")
  }

  struct ServedParts {
    let agent: Agent
    let isPaused: Bool
    let pause, queue: String
  }

  private mutating func text(for field: Field<Agent>) -> String {
    let choices = field.editor.choices.map(\.value)
    guard choices.isEmpty else {
      let some = choices.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
      return field.editor.kind == .choice ? some[0] : some.joined(separator: ",")
    }
    switch Int.random(in: 0...3, using: &random) {
    case 0: return String(Int.random(in: 0...7000, using: &random))
    case 1: return Bool.random(using: &random) ? "on" : "off"
    default: return Self.texts.randomElement(using: &random) ?? ""
    }
  }

  private static let names = ["Sales", "Kunden, süd", "a b;c", "\u{1F4DE} Hotline"]
  private static let texts =
    names + [
      "", "Ada Lovelace", "\"quoted\" name", "back\\slash", "a;b,c=d", "semi;colon", "über",
      "a\tb", "a\nb", "<1001>", "Ada <1001>", "\"A \\\"B\\\"\" <*43#>", "dynamic", "10.0.0.7",
      "2001:db8::7", "::1", "host.example.org", "1,3-5", "0-63", "63", "from-sip", "Other_ctx",
      "push.example.org:5060", "[::1]:5061", "/etc/ssl/agents.crt", "/etc/ssl/agents.key",
      "ada@example.org", "\"odd\"@example.org", "+4930123", "*72", "ada.lovelace_7",
      String(repeating: "x", count: 80), String(repeating: "\u{10FFFF}", count: 80), "$(id)",
      "${EXTEN}", "%s%n", "'; DROP TABLE ps_auths; --", "120", "3600", "\u{202E}rtl", "[]",
    ]
}
