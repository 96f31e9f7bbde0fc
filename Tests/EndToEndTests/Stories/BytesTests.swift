import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  /// The budgets of a slow line, on xterm-256color at 80x24.
  @Suite struct `A key costs few bytes` {
    private func list() throws -> (Centre, Console) {
      let centre = try Centre()
      try centre.fillMany(60)
      let console = try centre.console()
      try console.wait(for: "60 agents")
      return (centre, console)
    }

    @Test func `an arrow in the list at most 200`() throws {
      let (centre, console) = try list()
      for key in ["<Down>", "<Down>", "<Up>", "j", "k"] {
        let bytes = try console.press(key).count
        #expect(bytes <= 200 && bytes > 0, "\(key) cost \(bytes)")
      }
      _ = centre
    }

    @Test func `Tab in a form at most 400, another tab at most 2 500`() throws {
      let (centre, console) = try list()
      try console.press("<Enter>")
      for step in 1...6 {
        let bytes = try console.press("<Tab>").count
        #expect(bytes <= 400 && bytes > 0, "Tab number \(step) cost \(bytes)")
      }
      for step in 1...4 {
        let bytes = try console.press(Words.nextTabKey).count
        #expect(bytes <= 2500 && bytes > 0, "Tab switch \(step) cost \(bytes)")
      }
      _ = centre
    }

    @Test func `a typed character at most 60, in search beside the rows that changed`() throws {
      let (centre, console) = try list()
      try console.press("/")
      for letter in ["a", "g", "e"] {
        let before = console.session.looks
        let bytes = try console.press(letter).count
        let changed = zip(before, console.session.looks).count { $0 != $1 }
        #expect(bytes <= 60 + 120 * changed, "\(letter) cost \(bytes) for \(changed) rows")
      }
      try console.press("<Esc><Enter>")
      try console.go(to: "Full Name")
      for letter in ["x", "y", "z"] {
        let bytes = try console.press(letter)
        #expect(
          bytes.count <= 60 && !bytes.isEmpty,
          "\(letter) cost \(bytes.count): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
        )
      }
      _ = centre
    }

    @Test func `a full repaint at most 4 000`() throws {
      let (centre, console) = try list()
      let bytes = try console.press("<C-l>").count
      #expect(bytes <= 4000 && bytes > 500, "^L cost \(bytes)")
      _ = centre
    }

    @Test func `three idle seconds cost nothing`() throws {
      let (centre, console) = try list()
      let mark = console.session.bytesReceived
      #expect(throws: HarnessError.self) {
        try console.session.wait("a byte", timeout: 3) { $0.bytesReceived > mark }
      }
      #expect(console.session.bytes(since: mark) == [])
      _ = centre
    }
  }
}
