import Foundation
import Testing

@Suite(.serialized) struct ChangeTests {
  @Test func `an agent is created, changed, shown, deleted, restored and removed for good`() throws
  {
    let roster = try RosterProgram()
    #expect(try roster.create("ada").output.contains("Created Ada Lovelace."))
    let set = try roster.run(
      "agents", "set", "ada", "--typology", "webrtc", "--voicemail", "on", "--codecs", "opus,ulaw")
    #expect(set.status == 0)
    #expect(set.output.contains("has the PIN"))
    let shown = try roster.run("agents", "show", "ada", "--json").object()
    #expect(shown["typology"] as? String == "webrtc" && shown["voicemail"] as? Bool == true)
    #expect(shown["transport"] as? [String] == ["wss"])
    #expect(shown["codecs"] as? [String] == ["opus", "ulaw"])
    #expect(try roster.run("agents", "delete", "ada", "--yes").status == 0)
    #expect(try roster.run("agents", "list", "--json").objects().isEmpty)
    #expect(try roster.run("agents", "list", "--deleted", "--json").objects().count == 1)
    #expect(try roster.run("agents", "restore", "ada").status == 0)
    #expect(try roster.run("agents", "purge", "ada", "--yes").status == 1)
    #expect(try roster.run("agents", "delete", "ada", "--yes").status == 0)
    #expect(try roster.run("agents", "purge", "ada", "--yes").status == 0)
    #expect(try roster.run("agents", "show", "ada").status == 1)
  }

  @Test func `every wrong value names its option and says what is wanted`() throws {
    let roster = try RosterProgram()
    let run = try roster.run(
      "agents", "create", "--full-name", "", "--username", "a b", "--email", "x",
      "--generate-password")
    #expect(run.status == 1 && run.output.isEmpty)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 3)
    for (line, option) in zip(lines, ["--full-name", "--username", "--email"]) {
      #expect(line.hasPrefix("roster: \(option): ") && line.contains("must be"))
    }
  }

  @Test func `what the store refuses names its option too`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    let run = try roster.run(
      "agents", "create", "--full-name", "Eve", "--username", "ada", "--email", "eve@example.org",
      "--generate-password")
    #expect(run.status == 1 && run.errors.contains("roster: --username: "))
    #expect(run.output.isEmpty)
  }

  @Test func `several agents change together, and a dry run changes nothing`() throws {
    let roster = try RosterProgram(sample: true)
    let filter = ["--filter", "typology:webrtc -is:disabled", "--description", "Night"]
    let dry = try roster.run("agents", ["set", "--dry-run"] + filter)
    #expect(dry.status == 0 && dry.output.contains("Nothing was changed."))
    #expect(try roster.run("agents", "list", "description:Night", "--json").objects().isEmpty)
    let real = try roster.run("agents", ["set", "--json"] + filter)
    let count = try #require(try real.object()["count"] as? Int)
    #expect(count > 1)
    #expect(
      try roster.run("agents", "list", "description:Night", "--json").objects().count == count)
    #expect(try roster.run("undo").status == 0)
    #expect(try roster.run("agents", "list", "description:Night", "--json").objects().isEmpty)
    #expect(try roster.run("redo").status == 0)
    #expect(
      try roster.run("agents", "list", "description:Night", "--json").objects().count == count)
  }

  @Test func `a value for many that one agent cannot take changes none`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    try roster.create("bob", "Bob")
    let run = try roster.run("agents", "set", "ada", "bob", "--internal", "1500")
    #expect(run.status == 1 && run.errors.contains("--internal: "))
    #expect(try roster.run("agents", "list", "internal:1500", "--json").objects().isEmpty)
  }

  @Test func `a copy takes all settings and no identity`() throws {
    let roster = try RosterProgram(sample: true)
    try roster.create("ada")
    _ = try roster.run("agents", "set", "ada", "--typology", "webrtc", "--alias", "Countess")
    let all = try roster.run("queues", "list", "--json").objects()
    let queue = try #require(all.first?["name"] as? String)
    let run = try roster.run(
      "agents", "create", "--copy-of", "ada", "--full-name", "Eve", "--username", "eve", "--email",
      "eve@example.org", "--queue", "\(queue)=3", "--generate-password")
    #expect(run.status == 0, "\(run.errors)")
    let eve = try roster.run("agents", "show", "eve", "--json").object()
    #expect(eve["typology"] as? String == "webrtc" && eve["alias"] as? String == "")
    let queues = try #require(eve["queues"] as? [[String: Any]])
    #expect(queues.first?["name"] as? String == queue && queues.first?["penalty"] as? Int == 3)
  }

  @Test func `deleting without a terminal needs --yes`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    let run = try roster.run("agents", "delete", "ada", input: "yes\n")
    #expect(run.status == 1 && run.errors.contains("Delete Ada Lovelace (ada)?"))
    #expect(try roster.run("agents", "list", "--json").objects().count == 1)
  }

  @Test func `a name that does not exist is told, and nothing is done for the others`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    let run = try roster.run("agents", "delete", "ada", "nobody", "--yes")
    #expect(run.status == 1 && run.errors.contains("There is no agent nobody"))
    #expect(try roster.run("agents", "list", "--json").objects().count == 1)
  }

  @Test func `settings are listed, read and set, all or none`() throws {
    let roster = try RosterProgram()
    #expect(try roster.run("settings", "set", "max_failed_logins=7").status == 0)
    #expect(try roster.run("settings", "get", "max_failed_logins").output == "7\n")
    let wrong = try roster.run("settings", "set", "lock_minutes=5", "password_history=99")
    #expect(wrong.status == 1 && wrong.errors.contains("password_history: "))
    let all = try roster.run("settings", "--json").object()
    #expect(all["lock_minutes"] as? Int == 0 && all["security_suite"] as? Bool == true)
  }

  @Test func `history tells who changed what, and the sample centre comes and goes`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    _ = try roster.run("agents", "set", "ada", "--alias", "Countess")
    let entries = try roster.run(
      "history", "--agent", "ada", "--field", "alias", "--since", "1h", "--json"
    ).objects()
    #expect(entries.count == 1)
    #expect(entries.first?["after"] as? String == "Countess")
    #expect(entries.first?["origin"] as? String == "shell")
    #expect(try roster.run("history", "--until", "2000-01-01", "--json").objects().isEmpty)
    #expect(try roster.run("sample", "add").status == 0)
    #expect(try roster.run("sample", "remove").status == 1)
    #expect(try roster.run("sample", "remove", "--yes").status == 0)
    #expect(try roster.run("agents", "list", "--json").objects().count == 1)
  }
}
