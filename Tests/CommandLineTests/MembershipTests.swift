import Foundation
import Testing

@Suite(.serialized) struct MembershipTests {
  private func roster() throws -> RosterProgram {
    let roster = try RosterProgram()
    try roster.create("ada")
    try roster.create("bob", "Bob")
    for words in [["queues", "Sales"], ["teams", "Night"], ["profiles", "Inbound"]] {
      try #require(try roster.run(words[0], "create", words[1]).status == 0)
    }
    return roster
  }

  private func penalties(_ roster: RosterProgram) throws -> [String: Int] {
    let members = try roster.run("queues", "members", "Sales", "--json").objects()
    return Dictionary(
      uniqueKeysWithValues: members.compactMap {
        guard let name = $0["username"] as? String, let penalty = $0["penalty"] as? Int else {
          return nil
        }
        return (name, penalty)
      })
  }

  @Test func `[6.2] agents join and leave queues, teams and profiles in one step`() throws {
    let roster = try roster()
    let run = try roster.run(
      "agents", "join", "ada", "bob", "--queue", "sales=3", "--team", "Night", "--profile",
      "Inbound")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("Added 2 agents: "))
    #expect(try penalties(roster) == ["ada": 3, "bob": 3])
    #expect(try roster.run("teams", "members", "Night", "--json").objects().count == 2)
    let left = try roster.run("agents", "leave", "bob", "--queue", "Sales", "--team", "Night")
    #expect(left.output.hasPrefix("Took Bob (bob) out of queue Sales, team Night."))
    #expect(try penalties(roster) == ["ada": 3])
    #expect(try roster.run("undo").status == 0)
    #expect(try penalties(roster) == ["ada": 3, "bob": 3])
  }

  @Test func `[6.1] members keep their penalty unless one is given`() throws {
    let roster = try roster()
    #expect(try roster.run("agents", "join", "ada", "--queue", "Sales=3").status == 0)
    #expect(try roster.run("agents", "join", "ada", "bob", "--queue", "Sales").status == 0)
    #expect(try penalties(roster) == ["ada": 3, "bob": 0])
    #expect(try roster.run("agents", "join", "--filter", "", "--queue", "Sales=0").status == 0)
    #expect(try penalties(roster) == ["ada": 0, "bob": 0])
    let wrong = try roster.run("agents", "join", "ada", "--queue", "Sales=1000")
    #expect(wrong.status == 1 && wrong.errors.contains("Penalty must be 0 to 999."))
  }

  @Test func `a dry run counts who joins and who is in it already, and changes nothing`() throws {
    let roster = try roster()
    #expect(try roster.run("agents", "join", "ada", "--queue", "Sales=3").status == 0)
    let join = ["join", "--filter", "", "--queue", "Sales=1", "--dry-run"]
    let dry = try roster.run(["agents"] + join)
    #expect(
      dry.output
        == "Sales: 1 agent joins, 1 is a member already; penalty 3 -> 1.\nNothing was changed.\n")
    let json = try roster.run(["agents"] + join + ["--json"]).objects()
    #expect(json.first?["join"] as? Int == 1 && json.first?["already"] as? Int == 1)
    let leave = try roster.run(
      "agents", "leave", "ada", "bob", "--queue", "Sales", "--dry-run", "--json"
    ).objects()
    #expect(leave.first?["leave"] as? Int == 1 && leave.first?["no_member"] as? Int == 1)
    #expect(try penalties(roster) == ["ada": 3])
  }

  @Test func `a group that is none is told, and nothing is done`() throws {
    let roster = try roster()
    let run = try roster.run("agents", "join", "ada", "--queue", "Sales", "--team", "Day")
    #expect(run.status == 1)
    #expect(run.errors.contains("--team: there is no team Day: roster teams list shows them."))
    #expect(try penalties(roster).isEmpty)
    #expect(try roster.run("agents", "leave", "ada").status == 64)
  }
}
