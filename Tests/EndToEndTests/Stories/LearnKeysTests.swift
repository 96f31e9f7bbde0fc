import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Keys of one's own` {
    /// What F1 sends on a terminal that no description knows.
    private static let strange = "<Hex:1b5b39393977>"

    @Test func `a terminal whose keys send other than it says is learnt once and known ever after`()
      throws
    {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console()
      try console.press(Self.strange)
      #expect(!console.screen.contains("The cursor is on"), "at first the key means nothing")
      try console.press(":learn-keys<Enter>")
      try console.wait(for: "> Press F1")
      try console.session.press(Self.strange, quiet: 0.3)
      try console.wait(for: "> Press F2")
      try console.press("<Esc>")
      try console.wait(for: "Saved: 1 key learnt and in force")
      try console.press(Self.strange)
      try console.wait(for: "The cursor is on Ada Lovelace.")
      try console.press("<Esc>")
      #expect(try console.leave() == 0)

      let file = centre.folder.file("roster/terminals/xterm-256color.keys")
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("1b5b39393977 F1\n"))
      let again = try centre.console()
      try again.press(Self.strange)
      try again.wait(for: "The cursor is on Ada Lovelace.")
    }

    @Test func `keys from the configuration hold, and the hint line names them`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let folder = centre.folder.file("roster")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try "[keys.list]\nnew = \"F6\"\nopen = \"^C\"\n"
        .write(toFile: folder + "/config.toml", atomically: true, encoding: .utf8)
      let console = try centre.console()
      try console.wait(for: "F6 New")
      #expect(console.screen.contains("Warning: 1 key of your own cannot be as wished"))
      try console.press("<F6>")
      try console.wait(for: Words.newForm)
    }
  }
}
