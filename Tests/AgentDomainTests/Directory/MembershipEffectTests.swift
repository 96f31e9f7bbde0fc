import AgentDomain
import Testing

@Suite struct MembershipEffectTests {
  private let sales = Group(id: 1, kind: .queue, name: "Sales", channel: .voice)
  private let night = Group(id: 2, kind: .team, name: "Night")

  private func sentence(
    _ group: Group, _ step: MembershipChange.Step, _ present: MemberCount?, of total: Int
  ) -> String {
    MembershipEffect(MembershipChange(group, step), present: present, total: total).sentence
  }

  @Test func `what joins and what is so already is counted`() {
    let twelve = MemberCount(count: 12, penalties: 0...5)
    #expect(
      sentence(sales, .join(penalty: 3), twelve, of: 40)
        == "Sales: 28 agents join, 12 are members already; penalty 3.")
    #expect(
      sentence(sales, .place(penalty: 3), twelve, of: 40)
        == "Sales: 28 agents join, 12 are members already; penalty 0-5 -> 3.")
    #expect(
      sentence(night, .join(penalty: 0), MemberCount(count: 1, penalties: 0...0), of: 2)
        == "Night: 1 agent joins, 1 is a member already.")
    #expect(sentence(night, .join(penalty: 0), nil, of: 1) == "Night: 1 agent joins.")
    #expect(
      sentence(sales, .join(penalty: 0), twelve, of: 12) == "Sales: 12 agents are members.")
  }

  @Test func `what leaves and what was never in it is counted`() {
    let twelve = MemberCount(count: 12, penalties: 0...5)
    #expect(sentence(sales, .leave, twelve, of: 40) == "Sales: 12 agents leave, 28 are no members.")
    #expect(sentence(night, .leave, nil, of: 1) == "Night: 0 agents leave, 1 is no member.")
  }

  @Test func `another penalty is told with the one before`() {
    let twelve = MemberCount(count: 12, penalties: 4...4)
    #expect(sentence(sales, .penalty(3), twelve, of: 40) == "Sales: 12 members; penalty 4 -> 3.")
  }
}
