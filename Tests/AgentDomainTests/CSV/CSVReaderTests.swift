import AgentDomain
import Testing
import Trials

/// A file, and what is read of it.
struct ReadFile: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let lines: [String]
  var testDescription: String { name }

  init(_ name: String, _ text: String, _ lines: String...) {
    self.init(name, bytes: Array(text.utf8), lines)
  }

  init(_ name: String, bytes: [UInt8], _ lines: [String]) {
    (self.name, self.bytes, self.lines) = (name, bytes, lines)
  }
}

private let files = [
  ReadFile("CR LF", "a,b\r\n1,2\r\n", "1: a|b", "2: 1|2"),
  ReadFile("LF and no end", "a,b\n1,2", "1: a|b", "2: 1|2"),
  ReadFile("a BOM", "\u{FEFF}a,b\n1,2\n", "1: a|b", "2: 1|2"),
  ReadFile("a BOM before a quote", "\u{FEFF}\"a\",b\n", "1: a|b"),
  ReadFile("semicolons", "a;b\n1,5;2\n", "1: a|b", "2: 1,5|2"),
  ReadFile("tabs", "a\tb\n1,5\t2;3\n", "1: a|b", "2: 1,5|2;3"),
  ReadFile("one column", "a\n1\n\n2\n", "1: a", "2: 1", "4: 2"),
  ReadFile(
    "quoted line breaks", "a,b\n\"x\r\ny\nz\",2\n3,4\n", "1: a|b", "2: x\r\ny\nz|2", "5: 3|4"),
  ReadFile("doubled quotes", "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", "1: a|b", "2: say \"hi\"|\""),
  ReadFile("empty cells", "a,b,c\n,,\n\"\",,\"\"\n", "1: a|b|c", "2: ||", "3: ||"),
  ReadFile("empty lines", "a,b\n\r\n\n1,2\n\n", "1: a|b", "4: 1|2"),
  ReadFile("a quoted empty cell alone", "a\n\"\"\n", "1: a", "2: "),
  ReadFile("text of many scripts", "a,b\nZoë,李小龍\n", "1: a|b", "2: Zoë|李小龍"),
  ReadFile("nothing", ""),
  ReadFile("line ends alone", "\r\n\n"),
]

private let hostile = [
  ReadFile(
    "a wrong number of cells", "a,b\n1\n1,2,3\n1,2\n", "1: a|b",
    "! 2:1 The line has 1 cell where the header has 2", "! 3:1 The line has 3 cells", "4: 1|2"),
  ReadFile(
    "a quote inside a cell", "a,b\nx\"y,2\n1,2\n", "1: a|b", "! 2:2 A quote stands inside", "3: 1|2"
  ),
  ReadFile(
    "text behind a quote", "a,b\n1,\"x\"y\n1,2\n", "1: a|b", "! 2:6 Text stands behind", "3: 1|2"),
  ReadFile(
    "a quote that is never closed", "a,b\nüü,\"x\n1,2\n", "1: a|b",
    "! 2:4 The quote that begins here is never closed"),
  ReadFile("a quote at the very end", "a,b\n1,\"", "1: a|b", "! 2:3 The quote that begins here"),
  ReadFile("old line ends", "a,b\r1,2\r", "! 1:4 A carriage return stands alone"),
  ReadFile(
    "a carriage return at the end", "a\n1\r", "1: a", "! 2:2 A carriage return stands alone"),
  ReadFile("a NUL", "a,b\nx\0,2\n1,2\n", "1: a|b", "! 2:2 The line holds a NUL byte", "3: 1|2"),
  ReadFile("a NUL in quotes", "a\n\"x\0\"\n", "1: a", "! 2:3 The line holds a NUL byte"),
  ReadFile(
    "Latin 1", bytes: Array("a,b\nZo".utf8) + [0xEB] + Array(",2\n1,2\n".utf8),
    ["1: a|b", "! 2:3 A character is not UTF-8", "3: 1|2"]),
  ReadFile(
    "half a character", bytes: Array("a,b\n1,".utf8) + [0xE6, 0x9D] + Array("\n".utf8),
    ["1: a|b", "! 2:3 A character is not UTF-8"]),
  ReadFile(
    "a surrogate", bytes: Array("a\n".utf8) + [0xED, 0xA0, 0x80, 0x0A],
    ["1: a", "! 2:1 A character is not UTF-8"]),
  ReadFile("UTF-16", bytes: [0xFF, 0xFE, 0x61, 0, 0x0A, 0], ["! 1:4 The line holds a NUL byte"]),
]

@Suite struct `The reader of CSV files, as specified in 8.1` {
  @Test(arguments: files)
  func `reads what RFC 4180 allows and spreadsheets write`(file: ReadFile) throws {
    var reader = try CSVReader(TextSource(bytes: file.bytes))
    #expect(try reader.rest() == file.lines)
  }

  @Test(arguments: hostile)
  func `refuses a line that is none, with its place, and goes on`(file: ReadFile) throws {
    var reader = try CSVReader(TextSource(bytes: file.bytes))
    let lines = try reader.rest()
    #expect(zip(lines, file.lines).allSatisfy { $0.hasPrefix($1) }, "\(lines)")
    #expect(lines.count >= file.lines.count, "\(lines)")
  }

  @Test(arguments: files + hostile, [1, 2, 3, 7])
  func `reads the same however the bytes are cut`(file: ReadFile, size: Int) throws {
    var whole = try CSVReader(TextSource(bytes: file.bytes))
    var cut = try CSVReader(PiecewiseSource(bytes: file.bytes, size: size))
    #expect(try cut.rest() == whole.rest())
  }

  @Test func `says where each cell begins, in lines and characters`() throws {
    var reader = try CSVReader(TextSource("a,b,c\nüü,\"x\ny\",z\n"))
    _ = try reader.read()
    let record = try #require(try reader.read()?.get())
    #expect((0..<3).map { record.place(of: $0).written } == ["2:1", "2:4", "3:4"])
  }

  @Test func `goes on at any record`() throws {
    let source = TextSource("\u{FEFF}a;b\n\"1\n\";2\n3;4\n5;6\n")
    var reader = try CSVReader(source)
    for _ in 0..<2 { _ = try reader.read() }
    let third = try #require(try reader.read()?.get())
    var again = CSVReader(source, from: reader.start(at: third))
    #expect(try again.rest() == ["4: 3|4", "5: 5|6"])
  }

  @Test func `gives up a quote that goes on for more than a mebibyte`() throws {
    let text = "a,b\n1,\"" + String(repeating: "x", count: 3 << 20)
    var reader = try CSVReader(TextSource(text))
    let lines = try reader.rest()
    #expect(
      lines.count == 2 && lines[1].hasPrefix("! 2:3 The quote that begins here"), "\(lines.count)")
  }

  @Test func `reads back whatever export writes`() throws {
    var random = SeededNumbers(seed: 8)
    let letters = Array(",;\t\"'=+-@\r\n aé\u{301}李".unicodeScalars)
    for _ in 0..<2000 {
      let rows = (0..<3).map { _ in (0..<3).map { _ in text(letters, &random) } }
      let written = CSVCell.line(["a", "b", "c"]) + rows.map(CSVCell.line).joined()
      var reader = try CSVReader(TextSource(written))
      _ = try reader.read()
      for row in rows {
        let cells = try #require(try reader.read()?.get()).cells.map(CSVCell.unguarded)
        #expect(cells.map { Array($0.unicodeScalars) } == row.map { Array($0.unicodeScalars) })
      }
      #expect(try reader.read() == nil)
    }
  }

  private func text(_ letters: [Unicode.Scalar], _ random: inout SeededNumbers) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      if let letter = letters.randomElement(using: &random) { scalars.append(letter) }
    }
    return String(scalars)
  }

  @Test func `survives any bytes`() throws {
    var random = SeededNumbers(seed: 9)
    let bytes = Array("a,;\t\"\"\r\n\n\0".utf8) + [0xC3, 0xA9, 0xFF, 0xE6]
    for _ in 0..<5000 {
      let file = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
        bytes.randomElement(using: &random)
      }
      var reader = try CSVReader(TextSource(bytes: file))
      let lines = try reader.rest()
      #expect(lines.count <= file.count)
    }
  }
}
