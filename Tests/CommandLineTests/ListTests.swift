import Foundation
import Testing

@Suite(.serialized) struct ListTests {
  @Test func `the list has the console's columns, aligned, and every agent once`() throws {
    let roster = try RosterProgram(sample: true)
    let run = try roster.run("agents", "list")
    #expect(run.status == 0)
    #expect(run.lines.first?.hasPrefix("Full Name") == true)
    let usernames = try roster.run("agents", "list", "--columns", "username").lines.dropFirst()
    #expect(usernames.count == run.lines.count - 1)
    #expect(Set(usernames).count == usernames.count)
  }

  @Test func `filters are those of the search line, and a dash before one negates it`() throws {
    let roster = try RosterProgram(sample: true)
    let all = try roster.run("agents", "list", "--json").objects().count
    let some = try roster.run("agents", "list", "typology:webrtc", "--json").objects()
    let others = try roster.run("agents", "list", "-typology:webrtc", "--json").objects().count
    #expect(!some.isEmpty && some.count + others == all)
    #expect(some.allSatisfy { $0["typology"] as? String == "webrtc" })
    let queue = try roster.run("agents", "list", "queue:Sample Billing", "--json").objects()
    #expect(!queue.isEmpty)
  }

  @Test func `a wrong filter is explained on standard error, and the exit code is 1`() throws {
    let roster = try RosterProgram(sample: true)
    let run = try roster.run("agents", "list", "typolgy:webrtc")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("roster: There is no filter typolgy:"))
    #expect(run.errors.contains("typology:"))
  }

  @Test func `an unknown option or column is wrong usage, exit code 64`() throws {
    let roster = try RosterProgram(sample: true)
    let option = try roster.run("agents", "list", "--jsn")
    #expect(option.status == 64 && option.errors.hasPrefix("roster: Unknown option '--jsn'"))
    #expect(try roster.run("agents", "list", "--sort", "shoe_size").status == 64)
    #expect(try roster.run("agents", "list", "--columns", "last_registered").status == 64)
    #expect(try roster.run("agent").status == 64)
  }

  @Test func `sorting, limits and chosen columns hold in JSON too`() throws {
    let roster = try RosterProgram(sample: true)
    let run = try roster.run(
      "agents", "list", "--sort", "internal", "--descending", "--limit", "3", "--columns",
      "internal,voicemail", "--json")
    let numbers = try run.objects().compactMap { $0["internal"] as? String }
    #expect(numbers.count == 3 && numbers == numbers.sorted(by: >))
    #expect(try run.objects().allSatisfy { Set($0.keys) == ["internal", "voicemail"] })
    #expect(
      run.output.contains("\"voicemail\": false") || run.output.contains("\"voicemail\": true"))
  }

  @Test func `[2.1] the state of an agent is a word in JSON too`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    let list = ["list", "--columns", "username,status", "--json"]
    #expect(try roster.run("agents", list).objects().first?["status"] is NSNull)
    #expect(try roster.run("agents", "pause", "ada").status == 0)
    #expect(try roster.run("agents", list).objects().first?["status"] as? String == "paused")
  }

  @Test func `names that would steer a terminal are printed harmlessly`() throws {
    let roster = try RosterProgram()
    try roster.create("ada", "Ada \u{202E}ecalevoL\u{200B}")
    for arguments in [["agents", "list"], ["agents", "show", "ada"], ["history"]] {
      let run = try roster.run(arguments[0], Array(arguments.dropFirst()))
      #expect(run.status == 0)
      #expect(!run.output.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{200B}" })
      #expect(run.output.contains("U+202E"))
    }
    let json = try roster.run("agents", "show", "ada", "--json")
    #expect(json.output.contains("\\u202e"))
    #expect(try json.object()["full_name"] as? String == "Ada \u{202E}ecalevoL\u{200B}")
  }

  @Test func `words of the command line are harmless in error messages`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    for arguments in [["show", "\u{1B}[2J"], ["list", "--sort", "\u{1B}[2J"]] {
      let run = try roster.run("agents", arguments)
      #expect(run.status != 0 && !run.errors.contains("\u{1B}"))
    }
  }

  @Test func `a database that is not there is named, not made`() throws {
    let roster = try RosterProgram()
    let run = try roster.run("agents", "list")
    #expect(run.status == 1)
    #expect(run.errors.contains("There is no database at \(roster.folder)/roster.db"))
    #expect(!FileManager.default.fileExists(atPath: roster.folder + "/roster.db"))
  }
}

extension RosterProgram {
  func run(_ first: String, _ rest: [String], input: String = "") throws -> Run {
    try run([first] + rest, input: input)
  }
}

@Suite struct SummaryCommandTests {
  @Test func `the summary counts what the list lists`() throws {
    let roster = try RosterProgram(sample: true)
    let summary = try roster.run("summary", "--json").object()
    #expect(summary["agents"] as? Int == 36)
    let sections = try #require(summary["sections"] as? [[String: Any]])
    #expect(sections.compactMap { $0["title"] as? String } == ["Typology", "Status", "Queue"])
    for section in sections {
      for row in try #require(section["rows"] as? [[String: Any]]).prefix(4) {
        let filter = try #require(row["filter"] as? String)
        let list = try roster.run("agents", "list", "--json", filter).objects()
        #expect(list.count == row["agents"] as? Int, "\(filter)")
      }
    }
    #expect(try roster.run("summary").lines.first?.hasPrefix("Kind") == true)
  }
}
