import AgentDomain
import Foundation
import Testing

/// [6.5] and [13.1]: what agents work with, from the shell.
@Suite(.serialized) struct RecordCommandTests {
  private static let handles: [RecordKind: [String]] = [
    .queue: ["Night shift", "--channel", "voice", "--strategy", "rrmemory"],
    .team: ["Night", "--description", "After eight"], .profile: ["Inbound"],
    .template: ["Web", "--typology", "webrtc", "--transport", "wss"],
    .telephone: ["Desk", "--number", "2000"], .module: ["notes", "--title", "Notes"],
  ]

  @Test(arguments: RecordKind.centreObjects)
  func `every kind is made, listed, shown, changed, removed and brought back`(kind: RecordKind)
    throws
  {
    let roster = try RosterProgram()
    let words = try #require(Self.handles[kind])
    let (name, noun) = (words[0], kind.plural)
    #expect(try roster.run([noun, "create"] + words).output.contains("Created \(kind.noun)"))
    let listed = try roster.run(noun, "list", "--json").objects()
    #expect(listed.contains { $0[kind.type.handleField] as? String == name })
    #expect(try roster.run(noun, name).lines.count == 2)
    #expect(try roster.run(noun, "show", name).output.contains(kind.title))
    let field = kind.type.searchedFields[0]
    let set = try roster.run(noun, "set", name, "--\(field)", "Renamed")
    #expect(set.status == 0, "\(set.errors)")
    let handle = kind == .module ? name : "Renamed"
    #expect(try roster.run(noun, "show", handle, "--json").object()[field] as? String == "Renamed")
    #expect(try roster.run(noun, "remove", handle).status == 1)
    #expect(try roster.run(noun, "remove", handle, "--yes").status == 0)
    #expect(try roster.run(noun, "show", handle).errors.contains("There is no \(kind.noun)"))
    #expect(try roster.run("undo").status == 0)
    #expect(try roster.run(noun, "show", handle).status == 0)
    let history = try roster.run("history", "--of", "\(kind.rawValue):\(handle)", "--json")
      .objects()
    #expect(history.contains { $0["field"] as? String == HistoryWord.removed })
  }

  @Test func `wrong values name their options, and a name that is taken says so`() throws {
    let roster = try RosterProgram(sample: true)
    let wrong = try roster.run(
      "queues", "create", "Bad", "--timeout", "9999", "--music-class", "a b")
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("roster: --timeout: Ring time (s) must be 0 to 3600."))
    #expect(wrong.errors.contains("roster: --music-class: Music class must be"))
    let taken = try roster.run("queues", "create", "sample sales")
    #expect(taken.errors.contains("--name: There is a queue of the name sample sales already"))
  }

  @Test func `removing one that is in use says by whom and asks`() throws {
    let roster = try RosterProgram(sample: true)
    let asked = try roster.run("queues", "remove", "Sample Sales")
    #expect(asked.status == 1)
    #expect(asked.errors.contains("Sample Sales is used by 8 agents: "))
    #expect(asked.errors.contains("1 team: Sample Day; 1 profile: Sample Inbound. They lose it."))
    #expect(try roster.run("queues", "members", "Sample Sales", "--json").objects().count == 8)
  }

  @Test func `a new agent begins with a template, and with every module`() throws {
    let roster = try RosterProgram(sample: true)
    #expect(try roster.run("modules", "create", "notes", "--title", "Notes").status == 0)
    let made = try roster.run(
      "agents", "create", "--template", "Sample Web agent", "--full-name", "Tim", "--username",
      "tim", "--email", "tim@example.org", "--generate-password")
    #expect(made.status == 0, "\(made.errors)")
    let tim = try roster.run("agents", "show", "tim", "--json").object()
    #expect(tim["typology"] as? String == "webrtc")
    #expect(tim["codecs"] as? [String] == ["opus", "ulaw"])
    #expect(try roster.create("ada").status == 0)
    let ada = try roster.run("agents", "show", "ada", "--json").object()
    #expect((ada["modules"] as? [String])?.contains("notes") == true)
    #expect(
      try roster.run("agents", "create", "--template", "None", "--generate-password").errors
        .contains("There is no template None"))
  }

  @Test func `a module is turned on for a queue, for some and for all, in one step each`() throws {
    let roster = try RosterProgram(sample: true)
    #expect(try roster.run("modules", "create", "notes", "--title", "Notes").status == 0)
    let count = {
      try roster.run("modules", "list", "notes", "--json", "--columns", "key").lines.count
    }
    #expect(try count() > 0)
    let queue = try roster.run("modules", "on", "notes", "--queue", "Sample Sales")
    #expect(queue.output.contains("Notes on for 8 agents"))
    #expect(try roster.run("modules", "on", "notes", "--all").status == 0)
    #expect(try roster.run("modules", "show", "notes", "--json").output.contains("\"agents\": 36"))
    #expect(try roster.run("modules", "off", "notes", "sample.ada").status == 0)
    #expect(try roster.run("modules", "show", "notes", "--json").output.contains("\"agents\": 35"))
    #expect(try roster.run("undo").status == 0)
    #expect(try roster.run("modules", "show", "notes", "--json").output.contains("\"agents\": 36"))
    #expect(try roster.run("modules", "on", "notes").status == 64)
  }
}
