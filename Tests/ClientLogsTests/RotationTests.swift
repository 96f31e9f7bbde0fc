import AgentDomain
import ClientLogs
import Foundation
import Logging
import TerminalHarness
import Testing

@Suite struct RotationTests {
  @Test func `[10.1] a file that is full becomes the first of the earlier ones`() throws {
    let place = try LogPlace()
    let logger = place.logger(try place.log(.error, LogRotation(bytes: 200, files: 3)))
    for number in 1...30 { logger.error("number \(number)") }
    #expect(place.names == ["error.log", "error.log.1", "error.log.2"])
    #expect(place.lines("error.log").last?.hasSuffix("number 30") == true)
    let kept = ["error.log.2", "error.log.1", "error.log"].flatMap { place.lines($0) }
    let numbers = kept.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    #expect(numbers == Array((31 - numbers.count)...30))
    for name in place.names { #expect(place.text(name).utf8.count <= 200) }
  }

  @Test func `[10.1] several programs that write and rotate at once lose no line`() async throws {
    let place = try LogPlace()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        let (directory, username) = (place.directory, place.username)
        group.addTask {
          #expect(throws: Never.self) {
            let other = try LogPlace(username, in: directory)
            try other.example("write 2000", bytes: 8000, files: 90)
          }
        }
      }
    }
    let lines = place.names.flatMap { place.lines($0) }.map { $0.dropFirst(25) }
    #expect(place.names.count > 20, "The files were rotated many times.")
    #expect(lines.count == 6000)
    #expect(Set(lines).count == 6000)
  }

  @Test func `[10.1] the settings say when a file is full, and how many are kept`() throws {
    let place = try LogPlace()
    var settings = place.settings
    settings.files.clientLogSize = 1
    settings.files.clientLogCount = 2
    let log = try ClientLog(place.agent(.error), settings)
    let logger = place.logger(log)
    let fill = { for _ in 1...300 { logger.error("\(String(repeating: "x", count: 9000))") } }
    fill()
    #expect(place.names == ["error.log", "error.log.1"])
    for name in place.names { #expect(place.text(name).utf8.count <= 1 << 20) }
    settings.files.clientLogCount = 3
    try log.update(place.agent(.error), settings)
    fill()
    #expect(place.names == ["error.log", "error.log.1", "error.log.2"])
  }

  @Test func `[10.1] a program that was told to write less or nothing obeys at once`() throws {
    let place = try LogPlace()
    try place.example(
      "say info one", "level error", "say info two", "say error three", "off", "say error four",
      "on", "say error five")
    #expect(place.lines("info.log").count == 1)
    #expect(place.lines("error.log").map { $0.split(separator: " ").last } == ["three", "five"])
  }

  @Test func `a file that somebody took away is made anew`() throws {
    let place = try LogPlace()
    let logger = place.logger(try place.log(.error))
    logger.error("one")
    try FileManager.default.removeItem(atPath: place.directory.file("client"))
    logger.error("two")
    #expect(place.lines("error.log").count == 1)
    #expect(place.lines("error.log").last?.hasSuffix("two") == true)
  }

  @Test func `a disk that is full cuts no line into another, and every lost line is told`() throws {
    let place = try LogPlace()
    try place.example("level error", "limit 1000", "write 200", "limit 0", "write 4")
    let lines = place.lines("error.log")
    let whole = lines.filter { $0.contains(" error example: line ") && $0.contains("program=") }
    let told = lines.filter { $0.contains("lines could not be written: File too large.") }
    let lost = told.first?.split(separator: " ").compactMap { Int($0) }.first ?? 0
    #expect(told.count == 1, "\(lines)")
    #expect(told.first?.dropFirst(25).hasPrefix("error client-logs: ") == true, "\(told)")
    #expect(whole.count + lost == 51)
    #expect(lines.count - whole.count <= 2, "One line that was begun, and the one that tells.")
    #expect(lines.last?.contains("line 201 ") == true)
  }

  @Test func `what could not be written is counted, and told in the next line that can be`() throws
  {
    let place = try LogPlace()
    let logger = place.logger(try place.log(.warning))
    logger.error("one")
    let (files, away) = (FileManager.default, place.directory.file("away"))
    try files.moveItem(atPath: place.directory.file("client"), toPath: away)
    try Data().write(to: URL(fileURLWithPath: place.directory.file("client")))
    for _ in 0..<3 { logger.error("lost") }
    try files.removeItem(atPath: place.directory.file("client"))
    logger.warning("again")
    let lines = place.lines("warn.log")
    #expect(lines.count == 2)
    #expect(
      lines.first?.hasSuffix("3 lines could not be written: Not a directory.") == true,
      "\(lines)")
    #expect(lines.last?.hasSuffix("again") == true)
    logger.error("no more to tell")
    #expect(place.lines("error.log").count == 1)
  }
}
