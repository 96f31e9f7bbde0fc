import AgentDomain
import AgentStore
import Foundation
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct LogTests {
  /// A desk in a centre of five whose clients log into the centre's own folder; Ada's are on.
  private func desk(size: Size = Size(rows: 24, columns: 80), on: Bool = true) throws -> Desk {
    let desk = try Desk.staffed(size: size)
    try desk.centre.logHere()
    if on { try desk.centre.edit("ada", "client_logs_enabled", "on") }
    return desk.idle()
  }

  @Test func `[10.2] the newest lines of all files stand at the bottom, with words above`() throws {
    let desk = try desk()
    for number in 1...30 { try desk.centre.log("ada", number % 2 == 0 ? "warn" : "info", number) }
    desk.type("L").wait(for: "line 30")
    #expect(desk.shows("Client logs of Ada Lovelace"))
    #expect(desk.line(with: "following") == "following, 2 files, all levels, 30 lines")
    #expect(desk.currentLine.hasSuffix("line 30"))
    #expect(!desk.shows("line 9"))
  }

  @Test func `[10.2] lines that are written meanwhile appear without a key`() throws {
    let desk = try desk()
    try desk.centre.log("ada", "error", 1)
    desk.type("L").wait(for: "line 1")
    try desk.centre.log("ada", "debug", 2)
    desk.wait(for: "line 2")
    #expect(desk.currentLine.hasSuffix("line 2"))
  }

  @Test func `[10.2] going up stops the lines, End follows again`() throws {
    let desk = try desk()
    for number in 1...3 { try desk.centre.log("ada", "error", number) }
    desk.type("L").wait(for: "line 3").press(.up)
    #expect(desk.currentLine.hasSuffix("line 2"))
    try desk.centre.log("ada", "error", 4)
    desk.wait(for: "newer lines below")
    #expect(desk.currentLine.hasSuffix("line 2"))
    #expect(!desk.shows("line 4"))
    desk.press(.end)
    #expect(desk.currentLine.hasSuffix("line 4"))
    try desk.centre.log("ada", "error", 5)
    desk.wait(for: "line 5")
    #expect(desk.currentLine.hasSuffix("line 5"))
  }

  @Test func `[10.2] f stops the lines where they are, and follows again`() throws {
    let desk = try desk()
    try desk.centre.log("ada", "error", 1)
    desk.type("L").wait(for: "line 1").type("f")
    #expect(desk.shows("stopped, End follows again"))
    desk.type("f")
    #expect(desk.shows("following"))
  }

  @Test func `[10.2] the level narrows by a digit or from a menu`() throws {
    let desk = try desk()
    for (number, file) in ["error", "warn", "info", "debug"].enumerated() {
      try desk.centre.log("ada", file, number + 1)
    }
    desk.type("L").wait(for: "line 4").type("2").wait(for: "level warning and worse, 2 lines")
    #expect(desk.currentLine.hasSuffix("line 2"))
    desk.type("l").press(.down, .enter).wait(for: "level info and worse, 3 lines")
    desk.type("le").wait(for: "level error, 1 line")
  }

  @Test func `[10.2] the text narrows as it is typed, Enter keeps it, Esc clears it`() throws {
    let desk = try desk()
    for number in 1...20 { try desk.centre.log("ada", "error", number) }
    desk.type("L").wait(for: "line 20").type("/LINE 1").wait(for: "11 lines")
    desk.type("7").wait(for: "1 line").press(.enter)
    #expect(desk.currentLine.hasSuffix("line 17"))
    #expect(desk.shows("with LINE 17"))
    desk.press(.escape).wait(for: "20 lines")
    #expect(desk.shows("Client logs of Ada"))
    desk.press(.escape)
    #expect(desk.shows("Search:"))
  }

  @Test func `the focus stays on its line when other lines are chosen`() throws {
    let desk = try desk()
    for number in 1...9 { try desk.centre.log("ada", number == 5 ? "error" : "info", number) }
    desk.type("L").wait(for: "line 9").press(.up, .up, .up, .up)
    #expect(desk.currentLine.hasSuffix("line 5"))
    desk.type("1").wait(for: "level error, 1 line")
    #expect(desk.currentLine.hasSuffix("line 5"))
    desk.type("4").wait(for: "9 lines")
    #expect(desk.currentLine.hasSuffix("line 5"))
  }

  @Test func `a long line is shown whole by Enter`() throws {
    let desk = try desk()
    let words = (1...60).map { "word\($0)" }.joined(separator: " ")
    try desk.centre.log("ada", "error", text: words)
    desk.type("L").wait(for: "word1")
    #expect(!desk.shows("word60"))
    desk.press(.enter)
    #expect(desk.shows("word60"))
    desk.press(.escape)
    #expect(desk.shows("Client logs of"))
  }

  @Test func `[10.2] text from a log never controls the terminal`() throws {
    let desk = try desk()
    try desk.centre.log("ada", "error", text: "\u{1B}]0;x\u{7}\u{1B}[2J\u{9B}5m\u{202E}evil\r\u{8}")
    desk.type("L").wait(for: "evil").press(.enter)
    for scalar in desk.screen.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(!scalar.properties.isBidiControl)
    }
  }

  @Test func `an agent whose logs are off is told how to switch them on`() throws {
    let desk = try desk(on: false)
    desk.type("L").wait(for: "Client logs are off for Ada Lovelace")
    #expect(desk.shows(":client-logs in the"))
    try desk.centre.edit("ada", "client_logs_enabled", "on")
    desk.idle().wait(for: "Nothing was logged yet.")
    #expect(desk.shows("client/agent-ada"))
  }

  @Test func `lines that match nothing are told apart from no lines at all`() throws {
    let desk = try desk()
    try desk.centre.log("ada", "info", 1)
    desk.type("L").wait(for: "line 1").type("1").wait(for: "No line matches.")
    #expect(desk.shows("level error, 0 lines"))
  }

  @Test func `a folder that may not be read is named with the reason`() throws {
    let desk = try desk()
    try Data().write(to: URL(fileURLWithPath: desk.centre.folder + "/client"))
    desk.type("L").wait(for: "cannot be used: Not")
  }

  @Test func `the screen with the logs`() throws {
    let desk = try desk(size: Size(rows: 12, columns: 80))
    try desk.centre.log("ada", "info", 1)
    try desk.centre.log("ada", "error", text: "error phonebar: No answer from 10.0.0.7")
    for number in 3...4 { try desk.centre.log("ada", "warn", number) }
    desk.type("L").wait(for: "line 4").press(.up)
    desk.expect(
      """
       Roster  Client logs of Ada Lovelace                            root  roster.db
      stopped, End follows again, 3 files, all levels, 4 lines
        2026-11-20T12:00:00.001Z info phonebar: line 1
        2026-11-20T12:00:00.002Z error phonebar: No answer from 10.0.0.7
      > 2026-11-20T12:00:00.003Z warning phonebar: line 3
        2026-11-20T12:00:00.004Z warning phonebar: line 4





      Enter Show  f Follow  l Level  / Filter  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `in a narrow window the date gives way to the words`() throws {
    let desk = try desk(size: Size(rows: 12, columns: 40))
    try desk.centre.log("ada", "error", 1)
    desk.type("L").wait(for: "line 1")
    #expect(desk.currentLine == "> 12:00:00.001Z error phonebar: line 1")
  }

  @Test func `a strip shows the newest lines in the rows it is given`() throws {
    let desk = try desk()
    for number in 1...9 { try desk.centre.log("ada", "error", number) }
    let strip = try LogStrip(try desk.centre.agent("ada"), session: desk.session)
    for _ in 0..<3000 {
      var surface = Surface(size: Size(rows: 6, columns: 60))
      strip.draw(on: &surface, rows: 2..<5)
      if surface.lines[4].hasSuffix("line 9") {
        #expect(surface.lines[2] == "  Newest lines, live: 9 lines")
        #expect(surface.lines[3].hasSuffix("line 8"))
        #expect(surface.lines[1] == "" && surface.lines[5] == "")
        return
      }
      usleep(10_000)
    }
    Issue.record("The strip never showed the newest line.")
  }
}

extension Centre {
  /// Puts all client logs into this centre's folder.
  func logHere() throws {
    let stored = try store.settings()
    let change = FieldChange(
      field: "client_logs_directory", before: .text("/var/log/roster"), after: .text(folder))
    try apply(.settings(version: stored.version, [change]))
  }

  /// Appends a numbered line to a file, as many milliseconds after noon.
  func log(_ username: String, _ file: String, _ number: Int) throws {
    let level = file == "warn" ? "warning" : file
    try log(username, file, text: "\(level) phonebar: line \(number)")
  }

  /// Appends a line a millisecond younger than the one before it.
  func log(_ username: String, _ file: String, text: String) throws {
    let place = "\(folder)/client/agent-\(username)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let count = try FileManager.default.contentsOfDirectory(atPath: place).reduce(0) {
      $0 + (try String(contentsOfFile: "\(place)/\($1)", encoding: .utf8)).count { $0 == "\n" }
    }
    let time = String(String(count + 1001).dropFirst())
    let file = open("\(place)/\(file).log", O_WRONLY | O_APPEND | O_CREAT, 0o640)
    defer { close(file) }
    let line = "2026-11-20T12:00:00.\(time)Z \(text)\n"
    try #require(write(file, line, line.utf8.count) == line.utf8.count)
  }
}

extension Desk {
  /// Waits until the screen has a text that comes from another thread.
  @discardableResult
  func wait(for text: String, at place: SourceLocation = #_sourceLocation) -> Self {
    for _ in 0..<6000 {
      if shows(text) { return self }
      usleep(5000)
      idle()
    }
    Issue.record("“\(text)” never came:\n\(framed)", sourceLocation: place)
    return self
  }
}
