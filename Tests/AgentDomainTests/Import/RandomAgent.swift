import AgentDomain
import Trials

/// Agents with any values in any fields, the same for the same seed.
struct RandomAgents {
  private var random: SeededNumbers
  private var number: Int64 = 0

  init(_ seed: UInt64) { random = SeededNumbers(seed: seed) }

  mutating func next(_ groups: [Group]) throws -> (agent: StoredAgent, memberships: [Membership]) {
    number += 1
    var agent = Agent()
    for field in Agent.catalogue.storedFields where Bool.random(using: &random) {
      try fill(field, of: &agent)
    }
    let stored = StoredAgent(
      id: number, version: 1, created: Timestamp(number), updated: Timestamp(1_800_000_000),
      deleted: Timestamp(), lastLogin: Timestamp(), agent: agent)
    let memberships = groups.filter { _ in Bool.random(using: &random) }.map { group in
      Membership(group, penalty: group.kind == .queue ? Int.random(in: 0...2, using: &random) : 0)
    }
    return (stored, memberships)
  }

  /// A value as people give it; what only the system sets is put there as the store does.
  private mutating func fill(_ field: Field<Agent>, of agent: inout Agent) throws {
    let texts = texts(field)
    if let text = texts.randomElement(using: &random) {
      do throws(Problem) { try field.enter(text, into: &agent) } catch { return }
    } else {
      try field.restore(.integer(Int64.random(in: 0...1, using: &random)), into: &agent)
    }
  }

  private mutating func texts(_ field: Field<Agent>) -> [String] {
    switch field.editor.kind {
    case .text:
      field.id == "host" ? ["::1", "10.0.0.1"] : ["user.\(number)", "a_b-\(number)"] + hostile
    case .multiline: hostile + ["one\r\ntwo", "=1\n\"2\"", "a\n\n", "\u{301}x"]
    case .choice: field.editor.choices.map(\.value)
    case .email: ["+a\(number)@example.org", "-b@example.org", "=c@x"]
    case .digits: ["\(1000 + number)"]
    case .groups: ["1,3-5", "0", "63"]
    case .number, .port: ["1", "60", "61", "999", "3600"]
    case .switches: ["chat,dashboards", "old_one", ""]
    case .ordered:
      [field.editor.choices.shuffled(using: &random).prefix(2).map(\.value).joined(separator: ",")]
    case .hostPort: ["push.example.org:5061", "[::1]:5060"]
    case .phone: ["+39", "*1#", "-12"]
    case .path: ["/a/b c.crt", "/x.key", "/=y,\".crt"]
    case .image: ["png 3x2 70 " + String(repeating: "a", count: 64)]
    case .toggle, .timestamp, .state, .names, .program: []
    }
  }

  /// What a spreadsheet would run, what CSV would misread, and what import reads as an order.
  private let hostile = [
    "=1+1", "+x", "-1", "@y", "'=z", "''", "a,b;c\td", "say \"hi\"", "\"", "[clear]", "Zoë 李",
    "waw",
    "=A <1>", "\"-\\\"b\" <+2>", "O'Neil; \\ =2",
  ]
}
