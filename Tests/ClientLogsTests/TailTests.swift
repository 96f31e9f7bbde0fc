import AgentDomain
import ClientLogs
import Foundation
import TerminalHarness
import Testing

@Suite struct TailTests {
  /// A line at that many milliseconds after noon.
  private static func line(_ milliseconds: Int, _ text: String) -> String {
    let digits = String(milliseconds + 1_000_000).dropFirst()
    return
      "2026-11-20T12:\(digits.prefix(1))0:0\(digits.dropFirst(2).prefix(1)).\(digits.suffix(3))Z \(text)\n"
  }

  private func words(_ lines: [LogLine]) -> [String] {
    lines.map { $0.text.split(separator: " ").last.map(String.init) ?? "" }
  }

  @Test func `[10.2] the lines of all files stand in the order of their times`() throws {
    let place = try LogPlace()
    try place.append(Self.line(1, "a") + Self.line(5, "e"), to: "error.log")
    try place.append(Self.line(2, "b") + Self.line(4, "d"), to: "debug.log")
    try place.append(Self.line(3, "c"), to: "warn.log")
    let tail = LogTail(place.folder)
    #expect(words(tail.read()) == ["a", "b", "c", "d", "e"])
    #expect(tail.lines.map(\.level) == [.error, .debug, .warning, .debug, .error])
    #expect(tail.state == .files(3))
  }

  @Test func `[10.2] each reading adds what came since, also where it is a little older`() throws {
    let place = try LogPlace()
    try place.append(Self.line(1, "a") + Self.line(9, "d"), to: "error.log")
    let tail = LogTail(place.folder)
    tail.read()
    try place.append(Self.line(3, "b") + Self.line(4, "c"), to: "info.log")
    #expect(words(tail.read()) == ["b", "c"])
    #expect(words(tail.lines) == ["a", "b", "c", "d"])
    #expect(tail.read() == [])
  }

  @Test func `a line is shown when its end is written`() throws {
    let place = try LogPlace()
    let tail = LogTail(place.folder)
    try place.append("half", to: "error.log")
    #expect(tail.read() == [])
    try place.append("way\nmore", to: "error.log")
    #expect(words(tail.read()) == ["halfway"])
  }

  @Test func `[10.2] no line is lost or shown twice while files are rotated`() throws {
    let place = try LogPlace()
    let tail = LogTail(place.folder)
    tail.read()
    var seen: [String] = []
    for round in 0..<12 {
      try place.example("write \([3, 50, 400, 1][round % 4])", bytes: 2000, files: 60)
      seen += tail.read().map(\.text)
    }
    #expect(place.names.count > 20)
    #expect(seen.count == 3 * (3 + 50 + 400 + 1))
    #expect(Set(seen).count == seen.count)
    #expect(tail.skipped == 0)
  }

  @Test func `a line that a program wrote to the file just rotated is shown`() throws {
    let place = try LogPlace()
    try place.append(Self.line(1, "a"), to: "error.log")
    let tail = LogTail(place.folder)
    tail.read()
    try FileManager.default.moveItem(
      atPath: place.file("error.log"), toPath: place.file("error.log.1"))
    try place.append(Self.line(3, "c"), to: "error.log")
    tail.read()
    try place.append(Self.line(2, "b"), to: "error.log.1")
    tail.read()
    #expect(words(tail.lines) == ["a", "b", "c"])
  }

  @Test func `a file that was cut is read from its beginning`() throws {
    let place = try LogPlace()
    try place.append(Self.line(1, "a") + Self.line(2, "b"), to: "error.log")
    let tail = LogTail(place.folder)
    tail.read()
    try #require(truncate(place.file("error.log"), 0) == 0)
    try place.append(Self.line(3, "c"), to: "error.log")
    #expect(words(tail.read()) == ["c"])
  }

  @Test func `[10.2] a reader that falls behind shows the newest and counts what it passed over`()
    throws
  {
    let place = try LogPlace()
    let tail = LogTail(place.folder, window: 5000)
    tail.read()
    try place.example("write 8000", bytes: 30_000, files: 60)
    let new = tail.read()
    #expect(new.count + tail.skipped == 8000)
    #expect(tail.skipped > 7000)
    #expect(new.last?.text.contains("line 8000 ") == true)
    try place.example("write 4")
    #expect(tail.read().count == 4)
  }

  @Test func `the first reading shows the end of long files and calls nothing skipped`() throws {
    let place = try LogPlace()
    try place.example("write 4000", bytes: 20_000, files: 10)
    let tail = LogTail(place.folder, window: 25_000)
    let lines = tail.read()
    #expect(tail.skipped == 0)
    #expect(lines.last?.text.contains("line 4000 ") == true)
    #expect(lines.filter { $0.level == .error }.reduce(0) { $0 + $1.text.utf8.count } > 20_000)
    #expect(lines.allSatisfy { $0.isTimed }, "No line is shown in half.")
  }

  @Test func `only so many lines are kept`() throws {
    let place = try LogPlace()
    let tail = LogTail(place.folder, limit: 100)
    for _ in 0..<5 {
      try place.example("write 70")
      tail.read()
    }
    #expect(tail.lines.count == 100)
    let programs = Set(tail.lines.suffix(70).map { $0.text.split(separator: "=")[1] })
    #expect(programs.count == 1, "All lines of the last program are among them.")
  }

  @Test func `lines without an end take bounded memory`() throws {
    let place = try LogPlace()
    let tail = LogTail(place.folder)
    tail.read()
    for _ in 0..<20 {
      try place.append(String(repeating: "x", count: 1 << 20), to: "error.log")
      tail.read()
    }
    try place.append("\nnext\n", to: "error.log")
    let lines = tail.read()
    #expect(lines.count == 2)
    #expect(lines.first.map { $0.text.utf8.count < 1 << 18 } == true)
    #expect(lines.first?.text.hasSuffix("(cut)") == true)
  }

  @Test func `a clock that ran ahead does not keep newer lines from the end`() throws {
    let place = try LogPlace()
    try place.append("2999-01-01T00:00:00.000Z error x: ahead\n", to: "error.log")
    let tail = LogTail(place.folder)
    tail.read()
    try place.example("say error now")
    tail.read()
    #expect(words(tail.lines) == ["ahead", "now"])
  }

  @Test func `a folder that is missing is said to be, and read when it is there`() throws {
    let place = try LogPlace()
    let tail = LogTail(place.folder)
    tail.read()
    guard case .fault(let fault) = tail.state else { throw NoFault() }
    #expect(fault.isMissing)
    try place.example("say error first")
    #expect(words(tail.read()) == ["first"])
  }

  @Test func `a link or a pipe in the place of a log is not read`() throws {
    let place = try LogPlace()
    try place.append("secret\n", to: "elsewhere")
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: place.file("error.log"), withDestinationPath: place.file("elsewhere"))
    try #require(mkfifo(place.file("info.log"), 0o600) == 0)
    let tail = LogTail(place.folder)
    #expect(tail.read() == [])
    #expect(tail.state == .files(0))
  }

  @Test(arguments: [
    ("strasse", LogLevel.debug, ["Straße"]), ("", .warning, ["Zürich", "Oslo"]),
    ("ZURICH", .warning, ["Zürich"]), ("oslo", .error, []), ("nothing", .debug, []),
  ])
  func `[10.2] lines are chosen by level and by text without case and marks`(
    text: String, level: LogLevel, wanted: [String]
  ) throws {
    let place = try LogPlace()
    try place.append(Self.line(1, "Zürich"), to: "error.log")
    try place.append(Self.line(2, "Oslo"), to: "warn.log")
    try place.append(Self.line(3, "Straße"), to: "info.log")
    let tail = LogTail(place.folder)
    tail.read()
    #expect(words(tail.lines.filter(LogFilter(level: level, text: text).matches)) == wanted)
  }
}

private struct NoFault: Error {}
