import AgentDomain
import ClientLogs
import Foundation
import Logging
import TerminalHarness
import Testing

@Suite struct HandlerTests {
  private static let all: [Logger.Level] = Logger.Level.allCases

  @Test(arguments: [
    (LogLevel.error, ["error.log"]), (.warning, ["error.log", "warn.log"]),
    (.info, ["error.log", "info.log", "warn.log"]),
    (.debug, ["debug.log", "error.log", "info.log", "warn.log"]),
  ])
  func `[10.1] the minimum level decides which files are written`(
    level: LogLevel, files: [String]
  ) throws {
    let place = try LogPlace()
    let logger = place.logger(try place.log(level))
    for level in Self.all { logger.log(level: level, "a \(level)") }
    #expect(place.names == files)
  }

  @Test func `[10.1] a message goes to the file of its own level`() throws {
    let place = try LogPlace()
    let logger = place.logger(try place.log(.debug))
    for level in Self.all { logger.log(level: level, "said") }
    let levels = { (name: String) in
      place.lines(name).map { String($0.split(separator: " ")[1]) }
    }
    #expect(levels("error.log") == ["error", "critical"])
    #expect(levels("warn.log") == ["warning"])
    #expect(levels("info.log") == ["info", "notice"])
    #expect(levels("debug.log") == ["trace", "debug"])
  }

  @Test func `[10.1] a line has the time in UTC, the level, the label, the words and the metadata`()
    throws
  {
    let place = try LogPlace()
    var logger = place.logger(try place.log(.info), "phonebar")
    logger[metadataKey: "call"] = "4711"
    logger.info("No answer", metadata: ["after": "20 s", "to": ["1000", "1001"]])
    let line = try #require(place.lines("info.log").first)
    let time = #/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /#
    #expect(line.firstMatch(of: time) != nil, "\(line)")
    #expect(
      line.dropFirst(25)
        == #"info phonebar: No answer after="20 s" call=4711 to="[\"1000\", \"1001\"]""#)
  }

  @Test func `[10.1] nothing is written while client logs are off, not even a folder`() throws {
    let place = try LogPlace()
    let logger = place.logger(try place.log(nil))
    logger.critical("a disaster")
    #expect(!FileManager.default.fileExists(atPath: place.directory.file("client")))
  }

  @Test func `[10.1] a logger obeys a new level while the program runs`() throws {
    let place = try LogPlace()
    let log = try place.log(.error)
    let logger = place.logger(log)
    logger.info("one")
    try log.update(place.agent(.info), place.settings)
    logger.info("two")
    try log.update(place.agent(nil), place.settings)
    logger.error("three")
    #expect(place.lines("info.log").map { $0.suffix(3) } == ["two"])
    #expect(place.lines("error.log") == [])
  }

  @Test func `a logger's own level writes less, never more`() throws {
    let place = try LogPlace()
    var logger = place.logger(try place.log(.warning))
    logger.logLevel = .trace
    logger.info("no")
    logger.logLevel = .error
    logger.warning("no")
    logger.error("yes")
    #expect(place.names == ["error.log"])
  }

  @Test func `a new directory in the settings is used from the next line on`() throws {
    let (old, new) = (try LogPlace(), try LogPlace())
    let log = try old.log(.error)
    old.logger(log).error("one")
    try log.update(new.agent(.error), new.settings)
    old.logger(log).error("two")
    #expect(old.lines("error.log").count == 1)
    #expect(new.lines("error.log").count == 1)
  }

  @Test func `files are for owner and group alone, and so are the folders`() throws {
    let place = try LogPlace()
    place.logger(try place.log(.error)).error("one")
    #expect(mode(place.file("error.log")) == "640")
    #expect(mode(place.folder.path) == "750")
    #expect(mode(place.directory.file("client")) == "750")
  }

  @Test(arguments: ["..", ".", "", "a/b", "../ada", "a\0b", "ada lovelace"])
  func `a username that could name another folder is refused`(username: String) {
    #expect(throws: Problem.self) { try LogFolder(directory: "/tmp", username: username) }
  }

  @Test func `a directory that is no absolute path is refused`() {
    #expect(throws: Problem.self) { try LogFolder(directory: "logs", username: "ada") }
  }

  @Test func `a link in the place of file or folder is not followed, and the program goes on`()
    throws
  {
    let (place, other) = (try LogPlace(), try LogPlace())
    let files = FileManager.default
    try files.createDirectory(
      atPath: place.directory.file("client"), withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: place.folder.path, withDestinationPath: other.directory.path)
    let logger = place.logger(try place.log(.error))
    logger.error("one")
    #expect(try files.contentsOfDirectory(atPath: other.directory.path) == [])
    try files.removeItem(atPath: place.folder.path)
    try files.createDirectory(atPath: place.folder.path, withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: place.file("error.log"), withDestinationPath: other.directory.file("x"))
    logger.error("two")
    #expect(try files.contentsOfDirectory(atPath: other.directory.path) == [])
    try files.removeItem(atPath: place.file("error.log"))
    logger.error("three")
    #expect(place.lines("error.log").count == 2)
    #expect(place.text("error.log").contains("2 lines could not be written"))
  }

  @Test func `a pipe in the place of a file does not hold the program up`() throws {
    let place = try LogPlace()
    try FileManager.default.createDirectory(
      atPath: place.folder.path, withIntermediateDirectories: true)
    try #require(mkfifo(place.file("error.log"), 0o600) == 0)
    place.logger(try place.log(.error)).error("one")
    #expect(place.names == ["error.log"])
  }

  @Test func `what stands in a message never ends its line nor steers a terminal`() throws {
    let place = try LogPlace()
    let logger = place.logger(try place.log(.error), "la\nbel")
    let hostile = "a\nb\r\u{1B}[2J\u{9B}31m\u{202E}c\u{2028}d\u{0}\u{7F}\u{2066}é😀"
    logger.error("\(hostile)", metadata: ["k\ney": "\(hostile)"])
    let lines = place.lines("error.log")
    #expect(lines.count == 1)
    let forbidden = lines.joined().unicodeScalars.filter {
      $0.properties.generalCategory == .control || $0.properties.isBidiControl
        || $0.value == 0x2028
    }
    #expect(forbidden.isEmpty)
    #expect(lines[0].contains(#"a\nb\r\u{1B}[2J\u{9B}31m\u{202E}c\u{2028}d\u{0}\u{7F}\u{2066}é😀"#))
  }

  @Test func `a message without end is cut, and says so`() throws {
    let place = try LogPlace()
    let text = String(repeating: "é", count: 100_000)
    place.logger(try place.log(.error)).error("\(text)")
    let line = try #require(place.lines("error.log").first)
    #expect(line.utf8.count < 66_000)
    #expect(line.hasSuffix(" bytes more)"), "\(line.suffix(40))")
  }
}
