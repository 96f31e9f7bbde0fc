import Foundation
import Testing

/// What a person wants always, from files, as the shell shows it.
@Suite(.serialized) struct PreferenceTests {
  private func configured(_ text: String) throws -> RosterProgram {
    let roster = try RosterProgram(sample: true)
    let folder = roster.folder + "/.config/roster"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/config.toml"))
    return roster
  }

  @Test func `keys that cannot be are reported with their line, exit code 2`() throws {
    let roster = try configured(
      """
      theme = "mono"

      [keys]
      preset = "yast"

      [keys.list]
      new = "F6"
      edit = ["^C"]
      frob = "x"

      [keys.form]
      save = ["F6", "Hyper"]
      """)
    let run = try roster.run("check")
    #expect(run.status == 2)
    for wanted in [
      "line 8: ^C belongs to the terminal", "line 9: list has no command frob",
      "line 12: Hyper is no key",
    ] { #expect(run.output.contains(wanted), "\(run.output)") }
  }

  @Test func `a table of keys that is no such table is refused with its line`() throws {
    for (text, wanted) in [
      ("keys = 3\n", "line 1: keys is a table"), ("[keys]\npreset = \"vi\"\n", "line 2: preset is"),
      ("[keys]\nlist = \"x\"\n", "line 2: list is no table"),
      ("[keys.list]\n\nnew = 7\n", "line 3: new is a key in quotes"),
    ] {
      let run = try configured(text).run("check")
      #expect(run.status == 2 && run.output.contains(wanted), "\(run.output)")
    }
  }

  @Test func `the list of keys and the manual page follow one's own keys`() throws {
    let roster = try configured("[keys.list]\nnew = \"F6\"\n")
    let rows = try roster.run("keys", "--screen", "list", "--json").objects()
    let new = try #require(rows.first { $0["command"] as? String == "new" })
    #expect(new["keys"] as? [String] == ["F6"])
    #expect(try roster.run("manual").output.contains("F6"))
    let preset = try roster.run("keys", "--preset", "5250", "--screen", "form")
    #expect(preset.lines.contains { $0.contains("save") && $0.contains("F10 ^S") })
    #expect(try roster.run("keys", "--screen", "nowhere").status != 0)
    #expect(try roster.run("keys", "--preset", "emacs").errors.contains("yast or 5250"))
  }

  @Test func `a new theme explains every role, is found by its name, and is never overwritten`()
    throws
  {
    let roster = try RosterProgram()
    let run = try roster.run("theme", "new", "mine", "--from", "dark")
    #expect(run.status == 0, "\(run.errors)")
    let path = roster.folder + "/.config/roster/themes/mine.toml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("# The value where you type\nfield-focus"))
    #expect(try roster.run("theme", "check", "mine").output == "mine is in order.\n")
    #expect(try roster.run("theme", "new", "mine").errors.contains("is there already"))
    #expect(try roster.run("theme", "new", "../mine").errors.contains("cannot be the name"))
    let names = try roster.run("theme", "list", "--json").objects().compactMap {
      $0["name"] as? String
    }
    #expect(names.contains("mine") && names.contains("tritanopia") && names.count == 10)
    try Data((text + "[roles]\n").utf8).write(to: URL(fileURLWithPath: path))
    let wrong = try roster.run("theme", "check", "mine")
    #expect(wrong.status != 0 && wrong.errors.contains("mine.toml, line "), "\(wrong.errors)")
  }

  @Test
  func `a theme is looked for in one's own folder, then the machine's, then what was shipped`()
    throws
  {
    let roster = try RosterProgram()
    let system = roster.folder + "/etc/roster/themes"
    roster.variables["XDG_CONFIG_DIRS"] = roster.folder + "/etc"
    try FileManager.default.createDirectory(atPath: system, withIntermediateDirectories: true)
    let named = "[theme]\nname = \"of the machine\"\n"
    try Data(named.utf8).write(to: URL(fileURLWithPath: system + "/dark.toml"))
    #expect(try roster.run("theme", "check", "dark").output == "of the machine is in order.\n")
    let own = roster.folder + "/.config/roster/themes"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    try Data("[theme]\nname = \"my own\"\ninherits = \"light\"\n".utf8)
      .write(to: URL(fileURLWithPath: own + "/dark.toml"))
    #expect(try roster.run("theme", "check", "dark").output == "my own is in order.\n")
  }
}
