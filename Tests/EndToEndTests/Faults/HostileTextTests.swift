import AgentDomain
import AgentStore
import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Hostile text` {
    private static let columns = ["full_name", "alias", "description", "caller_id", "context"]

    /// Past all checks into the file: 20 000 agents with five texts each.
    private func hostileCentre(_ agents: Int) throws -> Centre {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      try centre.multiply(to: agents)
      var texts = Hostile(seed: 7)
      var script = "BEGIN;\n"
      for id in 1...agents {
        let values = Self.columns.map { column in
          "\(column) = \(SQLiteFile.literal(texts.next() ?? ""))"
        }
        script += "UPDATE agent SET \(values.joined(separator: ", ")) WHERE id = \(id);\n"
      }
      _ = try centre.rows(script + "COMMIT;")
      return centre
    }

    @Test func `100 000 texts reach the shell's output without a forbidden byte`() throws {
      let centre = try hostileCentre(20_000)
      let list = try centre.shell(
        ["agents", "list", "--columns", Self.columns.joined(separator: ",")])
      #expect(list.status == 0)
      #expect(list.output.count { $0 == UInt8(ascii: "\n") } == 20_001, "a line for each agent")
      #expect(Set(ForbiddenBytes.inLines(list.output)) == [])
      #expect(Set(ForbiddenBytes.inLines(list.error)) == [])
      for number in 1...20 {
        let shown = try centre.shell(["agents", "show", "copy\(number * 37)"])
        #expect(shown.status == 0)
        #expect(Set(ForbiddenBytes.inLines(shown.output + shown.error)) == [])
      }
    }

    @Test func `hostile arguments come back in messages without a forbidden byte`() throws {
      let centre = try Centre()
      try centre.fill([Newcomer()])
      for text in Hostile(seed: 8).prefix(40) where !text.contains("\0") {
        for command in [["agents", "show", text], ["agents", "set", "ada", "--alias", text]] {
          let run = try centre.shell(command)
          #expect([0, 1, 2, 64].contains(run.status), "\(run)")
          #expect(ForbiddenBytes.inLines(run.output + run.error) == [], "\(command)")
        }
      }
    }

    @Test func `the store refuses them in words or keeps them exactly`() throws {
      let centre = try Centre()
      let store = try centre.store()
      let id = try store.add(Newcomer(), centre.author)
      for text in Hostile(seed: 9).prefix(500) {
        let saved = try #require(try store.agent(id, scope: .everyone))
        let change = FieldChange(
          field: "alias", before: saved.agent.account.alias.stored, after: .text(text))
        let outcome = store.apply(
          ChangeSet(
            author: centre.author, summary: "Alias",
            changes: [.edit(id, version: saved.version, [change])]))
        switch outcome {
        case .saved:
          #expect(try store.agent(id, scope: .everyone)?.agent.account.alias.written == text)
        case .notSaved(.problems(let problems)): #expect(!problems.isEmpty)
        default: Issue.record("\(outcome)")
        }
      }
    }

    @Test func `a sample of them passes over the console's screens without a forbidden byte`()
      throws
    {
      let centre = try hostileCentre(2_000)
      let console = try centre.console()
      for key in ["<PgDn>", "<PgDn>", "<End>", "<PgUp>", "<Enter>", "<F7>", "<Esc>", "h", "<Esc>"] {
        try console.press(key)
      }
      for _ in 0..<60 { try console.press("<PgUp>") }
      #expect(Set(ForbiddenBytes.onScreen(console.session.log.bytes)) == [])
    }
  }
}

extension SQLiteFile {
  /// A text as SQL takes it, whatever is in it.
  static func literal(_ text: String) -> String {
    "CAST(x'\(text.utf8.map { String(format: "%02x", $0) }.joined())' AS TEXT)"
  }
}

extension Centre {
  /// Copies the first agent until there are so many, past the store.
  func multiply(to count: Int) throws {
    let columns = try rows("SELECT name FROM pragma_table_info('agent')").compactMap(\.first)
    let own: [String: String] = [
      "id": "n", "username": "'copy' || n", "email": "n || '@example.org'",
      "internal": "CAST(900000 + n AS TEXT)", "rank": "n * 1000",
    ]
    let values = columns.map { own[$0] ?? "a.\"\($0)\"" }
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    _ = try rows(
      """
      WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(count))
      INSERT INTO agent (\(names)) SELECT \(values.joined(separator: ", "))
      FROM numbers, agent a WHERE a.id = 1
      """)
  }
}
