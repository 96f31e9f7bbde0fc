import Foundation
import Testing

@Suite(.serialized) struct CheckTests {
  @Test func `a sound database has no problem, exit code 0`() throws {
    let roster = try RosterProgram(sample: true)
    let run = try roster.run("check", "--json")
    #expect(run.status == 0, "\(run.output)")
    let areas = Set(try run.objects().compactMap { $0["area"] as? String })
    #expect(areas.isSuperset(of: ["database", "files", "integrity", "history", "disk", "theme"]))
  }

  @Test func `a file that others can read is found, with what to do, exit code 2`() throws {
    let roster = try RosterProgram(sample: true)
    chmod(roster.folder + "/roster.db", 0o644)
    let run = try roster.run("check")
    #expect(run.status == 2)
    #expect(run.output.contains("Run chmod 600 \(roster.folder)/roster.db."))
  }

  @Test func `a damaged file is found`() throws {
    let roster = try RosterProgram(sample: true)
    let file = try #require(FileHandle(forUpdatingAtPath: roster.folder + "/roster.db"))
    let length = try file.seekToEnd()
    for offset in stride(from: 8192, to: length - 4096, by: 8192) {
      try file.seek(toOffset: offset)
      try file.write(contentsOf: Data(repeating: 0xA5, count: 2048))
    }
    try file.close()
    let run = try roster.run("check")
    #expect(run.status == 2 && run.output.contains("PROBLEM"))
  }

  @Test func `a mistake in the configuration is found with its line`() throws {
    let roster = try RosterProgram(sample: true)
    let folder = roster.folder + "/.config/roster"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (text, wanted) in [
      ("ascii = true\ncolour = 3\n", "line 2: there is no key colour"),
      ("ascii = maybe\n", "line 1"), ("\nslow = \"yes\"\n", "line 2: slow must be true or false"),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/config.toml"))
      let run = try roster.run("check")
      #expect(run.status == 2 && run.output.contains(wanted), "\(run.output)")
    }
  }

  @Test func `a theme that does not exist or is wrong is found`() throws {
    let roster = try RosterProgram(sample: true)
    #expect(try roster.run("check", "--theme", "nonesuch").output.contains("There is no theme"))
    let file = roster.folder + "/mine.toml"
    try Data("[roles]\nshoe = \"bold\"\n".utf8).write(to: URL(fileURLWithPath: file))
    let run = try roster.run("check", "--theme", file)
    #expect(run.status == 2 && run.output.contains("line 2"))
  }
}
