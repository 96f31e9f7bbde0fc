import AgentDomain
import Foundation
import Testing

@Suite(.serialized) struct ExportTests {
  @Test func `export is RFC 4180 with a header, and every line has as many cells`() throws {
    let roster = try RosterProgram(sample: true)
    _ = try roster.run(
      "agents", "set", "sample.ada", "--description", "Says \"hello\", and\n=1+1 on the next line")
    let text = try roster.run("agents", "export").output
    let records = try #require(Self.parse(text))
    #expect(records.first == AgentCSV.header)
    #expect(records.allSatisfy { $0.count == AgentCSV.header.count })
    #expect(records.count == (try roster.run("agents", "list", "--json").objects().count) + 1)
    let column = try #require(AgentCSV.header.firstIndex(of: "description"))
    #expect(records.contains { $0[column] == "Says \"hello\", and\n=1+1 on the next line" })
  }

  @Test func `a cell that a spreadsheet would run has an apostrophe before it`() throws {
    let roster = try RosterProgram()
    try roster.create("ada", "=HYPERLINK(1)")
    let text = try roster.run("agents", "export", "ada").output
    #expect(text.contains("\r\n'=HYPERLINK(1),"))
  }

  @Test func `a file that is there is not written over`() throws {
    let roster = try RosterProgram(sample: true)
    let file = roster.folder + "/agents.csv"
    #expect(try roster.run("agents", "export", "typology:webrtc", "--output", file).status == 0)
    let again = try roster.run("agents", "export", "--output", file)
    #expect(again.status == 1 && again.errors.contains("exists already"))
  }

  /// Reads records by the grammar of RFC 4180; nil where the text breaks it.
  private static func parse(_ text: String) -> [[String]]? {
    var (records, record, cell): ([[String]], [String], String) = ([], [], "")
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"":
        guard cell.isEmpty, let quoted = takeQuoted(&rest) else { return nil }
        cell = quoted
      case ",": record.append(cell); cell = ""
      case "\r":
        guard rest.popFirst() == "\n" else { return nil }
        records.append(record + [cell])
        (record, cell) = ([], "")
      case "\n": return nil
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return record.isEmpty && cell.isEmpty ? records : nil
  }

  private static func takeQuoted(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    var cell = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar != "\"" { cell.append(scalar); continue }
      guard rest.first == "\"" else { return String(cell) }
      rest.removeFirst()
      cell.append("\"")
    }
    return nil
  }
}
