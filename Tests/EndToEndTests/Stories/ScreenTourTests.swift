import Foundation
import Synchronization
import TerminalHarness
import Testing

extension EndToEnd {
  /// Every screen that the program itself lists, in the terminals of the first class. A screen that is added
  /// has no way here at first, and the test says so.
  @Suite struct `Every screen keeps the cursor on the focus and costs few bytes` {
    /// The keys that lead from the list of agents to a screen, by its word.
    private static let ways: [String: String] = [
      "everywhere": "", "list": "", "deleted": "D", "members": "gqm", "joining": "gqm+",
      "search": "/", "memberships": "Q", "form": "<Enter>", "history": "h",
      "import": "i<C-u>FILE<Enter>", "logs": "L", "sign-in": "", "password": "p",
      "multi-factor": ":mfa<Enter>", "menu": "g", "choices": "C", "question": "i",
      "text": "<F1>", "summary": "s", "work": ":learn-keys<Enter>",
    ]

    /// Commands that stay where they are, whatever the screen.
    private static let staying: Set<String> = [
      "down", "up", "page-down", "page-up", "home", "end", "left", "right", "next", "previous",
      "next-tab", "previous-tab", "other", "next-view", "next-channel", "previous-channel", "where",
      "mark", "redraw", "follow", "level-error", "level-debug",
    ]

    private struct Command: Sendable { let id, key: String }

    /// What `roster keys` lists: the commands of each screen that stay there, with their first key.
    private func tables(_ centre: Centre) throws -> [String: [Command]] {
      let run = try centre.shell(["keys", "--json"], database: false)
      let rows = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output)) as? [[String: Any]])
      var tables: [String: [Command]] = [:]
      for row in rows {
        guard let screen = row["screen"] as? String, let id = row["command"] as? String,
          let names = row["keys"] as? [String]
        else { continue }
        tables[screen, default: []] += []
        if Self.staying.contains(id), let key = names.first {
          tables[screen, default: []].append(Command(id: id, key: Self.notation(key)))
        }
      }
      return tables
    }

    private static func notation(_ name: String) -> String {
      if name.hasPrefix("^") { return "<C-\(name.dropFirst().lowercased())>" }
      let other = ["Shift+Tab": "<S-Tab>", "<": "<lt>"]
      return other[name] ?? (name.count == 1 ? name : "<\(name)>")
    }

    @Test func `on linux, vt100, vt220, xterm, screen and tmux`() throws {
      let centre = try Centre()
      try centre.fill([.grace, .alan, Newcomer()])
      #expect(try centre.shell(["sample", "add"]).status == 0)
      #expect(try centre.shell(["agents", "delete", "alan", "--yes"]).status == 0)
      let file = centre.folder.file("people.csv")
      try "username,alias\nada,Countess\ngrace,Amazing\n"
        .write(toFile: file, atomically: true, encoding: .utf8)
      let tables = try tables(centre)
      let unreached = tables.keys.filter { Self.ways[$0] == nil }
      #expect(unreached == [], "Say here how the new screens are reached.")
      let terms = [
        "linux", "vt100", "vt220", "xterm-256color", "screen-256color", "tmux-256color",
      ]
      let sessions = try terms.map { try centre.console(term: $0).session }
      let faults = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: terms.count) { index in
        do {
          let found = try Self.walk(Console(sessions[index]), file, tables)
          faults.withLock { $0 += found }
        } catch { faults.withLock { $0.append("\(terms[index]): \(error)") } }
      }
      let all = faults.withLock { $0 }
      #expect(all.isEmpty, "\(all.count) faults, the first: \(all.first ?? "")")
    }

    /// - Returns: what is wrong, a sentence each.
    private static func walk(
      _ console: Console, _ file: String, _ tables: [String: [Command]]
    ) throws -> [String] {
      let term = console.session.term
      try console.wait(for: "Ada Lovelace")
      var faults: [String] = []
      func press(_ keys: String, _ screen: String, most limit: Int = 4000) throws {
        let bytes = try console.press(keys).count
        // What is only read has nothing to choose: there the cursor is on its first line.
        let isText = ["text", "logs"].contains(screen) && console.session.cursor.visible
        if !isText, let problem = console.cursorProblem {
          faults.append("\(term), \(screen), \(keys): \(problem)\n\(console.session.picture)")
        }
        if bytes > limit { faults.append("\(term), \(screen), \(keys) cost \(bytes) bytes") }
      }
      for (screen, way) in ways.sorted(by: { $0.key < $1.key }) where screen != "sign-in" {
        for key in try strokes(way.replacing("FILE", with: file)) { try console.press(key) }
        for command in tables[screen] ?? []
        where console.session.hasKey(command.key.trimming("<", ">")) || command.key.count == 1 {
          let isStep = ["down", "up"].contains(command.id) && term == "xterm-256color"
          try press(command.key, screen, most: isStep ? 1200 : 4000)
        }
        try goHome(console, screen)
      }
      return faults
    }

    /// A way as the keys that are pressed one after the other; typed text in one.
    private static func strokes(_ way: String) throws -> [String] {
      var (strokes, rest) = ([String](), Substring(way))
      while let first = rest.first {
        let end = first == "<" ? rest.firstIndex(of: ">") ?? rest.startIndex : rest.startIndex
        strokes.append(String(rest[...end]))
        rest = rest[rest.index(after: end)...]
      }
      return strokes
    }

    private static func goHome(_ console: Console, _ screen: String) throws {
      for _ in 0..<12 {
        if console.screen.contains("This is the first screen") { return }
        if console.screen.contains("Leave with changes?") { try console.press("d") }
        try console.press("<Esc>")
      }
      throw HarnessError.timeout("No way back from \(screen):\n\(console.session.picture)")
    }

    @Test(arguments: ["vt100", "xterm-256color"]) func `before somebody has signed in`(
      term: String
    ) throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      let console = try centre.console(term: term, arguments: ["--login"])
      for key in ["a", "<Tab>", "x", "<Up>", "<Down>", "<Esc>"] {
        let bytes = try console.press(key).count
        expectCursorOnFocus(console, after: key)
        #expect(bytes <= 4000)
      }
    }
  }
}

extension String {
  fileprivate func trimming(_ first: Character, _ last: Character) -> String {
    first == self.first && last == self.last ? String(dropFirst().dropLast()) : self
  }
}
