import Foundation
import Testing

@Suite(.serialized) struct ImportTests {
  private func write(_ text: String, _ roster: RosterProgram) throws -> String {
    let path = roster.folder + "/agents.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func `[8.2] what export writes is imported without a difference`() throws {
    let roster = try RosterProgram(sample: true)
    _ = try roster.run(
      "agents", "set", "sample.ada", "--description", "=1+1, \"x\"\n[clear]", "--alias", "[clear]")
    let file = try write(try roster.run("agents", "export").output, roster)
    let run = try roster.run("agents", "import", file)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output == "36 unchanged. Nothing was changed: --apply does it.\n")
  }

  @Test func `[8.2] without --apply only the differences are shown, with it they are made`() throws
  {
    let roster = try RosterProgram(sample: true)
    let file = try write(
      "username,alias,full_name,email\nsample.ada,Countess,,\nnew,,New,new@x.org\n", roster)
    let dry = try roster.run("agents", "import", file)
    #expect(dry.status == 0)
    #expect(dry.lines.first == "sample.ada: Alias: Sample A -> Countess")
    #expect(dry.lines.contains("new: New agent"))
    #expect(dry.lines.last?.hasPrefix("1 new, 1 changed. 1 new agent has no password") == true)
    #expect(try roster.run("agents", "show", "new").status == 1)
    let done = try roster.run("agents", "import", file, "--apply")
    #expect(done.status == 0)
    #expect(done.lines.first == "Imported agents.csv: 1 new, 1 changed.")
    #expect(try roster.run("agents", "show", "new").status == 0)
    #expect(try roster.run("undo").status == 0)
    #expect(try roster.run("agents", "show", "sample.ada").output.contains("Sample A\n"))
  }

  @Test func `[8.2] lines with errors name the file, line, column and what was wanted`() throws {
    let roster = try RosterProgram(sample: true)
    let file = try write(
      "username,email,queues\nsample.ada,no,Sample Sale\nsample.zoe,z@x.org,\n", roster)
    let dry = try roster.run("agents", "import", file)
    #expect(dry.status == 2)
    #expect(
      dry.errors == """
        \(file):2:12 (email): Email must be one address such as name@example.org.
        \(file):2:15 (queues): There is no queue Sample Sale: make it first, or take it out. \
        Did you mean Sample Sales?

        """, "\(dry.errors)")
    let refused = try roster.run("agents", "import", file, "--apply")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("Nothing was imported: mend the lines with errors first."))
    #expect(!(try roster.run("agents", "show", "sample.zoe").output.contains("z@x.org")))
  }

  @Test func `a dash reads standard input, and what is no file is refused`() throws {
    let roster = try RosterProgram(sample: true)
    let run = try roster.run(
      "agents", "import", "-", "--apply", input: "username,alias\nsample.ada,Countess\n")
    #expect(run.status == 0 && run.output == "Imported standard input: 0 new, 1 changed.\n")
    let missing = try roster.run("agents", "import", roster.folder + "/none.csv")
    #expect(missing.status == 1 && missing.errors.contains("cannot be read"))
    #expect(try roster.run("agents", "import", roster.folder).errors.contains("no plain file"))
    #expect(try roster.run("agents", "import", "-").status == 2, "an empty file has no header")
  }

  @Test func `the same as JSON, for other programs`() throws {
    let roster = try RosterProgram(sample: true)
    let file = try write(
      "username,alias,record_calls\nsample.ada,Countess,waw\nsample.zoe,,x\n", roster)
    let run = try roster.run("agents", "import", file, "--json")
    #expect(run.status == 2 && run.errors.isEmpty, "\(run.errors)")
    let object = try run.object()
    #expect(object["changed"] as? Int == 1 && object["wrong"] as? Int == 1)
    #expect((object["fingerprint"] as? String)?.count == 64)
    let difference = try #require((object["differences"] as? [[String: Any]])?.first)
    #expect(difference["field"] as? String == "alias")
    #expect(difference["before"] as? String == "Sample A")
    let problem = try #require((object["problems"] as? [[String: Any]])?.first)
    #expect(problem["line"] as? Int == 3 && problem["field"] as? String == "record_calls")
    #expect((object["warnings"] as? [[String: Any]])?.count == 1)
  }

  @Test func `a password of an import is never printed, nor kept in clear`() throws {
    let roster = try RosterProgram()
    _ = try roster.run("sample", "add")
    var seen = ""
    let text =
      "username,full_name,email,password\nada,Ada,ada@x.org,Canary-5ecret!\nbob,Bob,bob@x.org,5ecret\n"
    let good = String(text.split(separator: "\n").dropLast().joined(separator: "\n"))
    for (file, arguments) in [(text, []), (text, ["--json"]), (good, ["--apply"]), (good, [])] {
      let run = try roster.run(["agents", "import", "-"] + arguments, input: file)
      seen += run.output + run.errors
    }
    seen += try roster.run("history", "--json").output
    #expect(seen.contains("Password needs") && !seen.contains("5ecret"))
    try FileManager.default.removeItem(atPath: roster.folder + "/stdin")
    for name in try FileManager.default.contentsOfDirectory(atPath: roster.folder) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: roster.folder + "/" + name))
      #expect(bytes.range(of: Data("5ecret".utf8)) == nil, "\(name)")
    }
  }
}
