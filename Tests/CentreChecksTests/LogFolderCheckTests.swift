import AgentDomain
import CentreChecks
import Foundation
import Testing

@Suite struct LogFolderCheckTests {
  private let place: Workplace

  init() throws {
    setenv("TZ", "UTC", 1)
    tzset()
    place = try Workplace()
  }

  private func check(_ folder: String = "") -> [Finding] {
    var settings = CentreSettings()
    settings.files.clientLogsDirectory = FilePath(unchecked: place.folder + folder)
    return LogFolderCheck().run(settings, answer: "")
  }

  private func log(_ agent: String, _ file: String, bytes: Int, at seconds: Double) throws {
    let name = "client/agent-\(agent)/\(file)"
    try place.write(name, String(repeating: "x", count: bytes))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: place.path(name))
  }

  @Test func `agents are listed with files, size and newest line, the newest first`() throws {
    try log("ada", "error.log", bytes: 3000, at: 1_795_176_000)
    try log("ada", "error.log.1", bytes: 3000, at: 1_795_170_000)
    try log("bob", "debug.log", bytes: 10, at: 1_795_180_000)
    try place.write("client/other/file.log", "no agent's")
    try place.write("client/agent-eve/notes.txt", "no log")
    #expect(
      check().states(.good) == [
        "\(place.folder) exists and can be written.",
        "bob: 1 file, 10 bytes, newest line 2026-11-20 13:06.",
        "ada: 2 files, 5 KiB, newest line 2026-11-20 12:00.", "eve: an empty folder.",
      ])
  }

  @Test func `a link out of the folder is not counted`() throws {
    try log("ada", "error.log", bytes: 1, at: 1_795_176_000)
    try FileManager.default.createSymbolicLink(
      atPath: place.path("client/agent-ada/warn.log"), withDestinationPath: "/etc/passwd")
    #expect(check().text.contains("ada: 1 file, 1 bytes"))
  }

  @Test func `of very many agents those with the newest lines are named`() throws {
    for number in 1...53 {
      try log("a\(number)", "error.log", bytes: 1, at: 1_795_176_000 + Double(number * 60))
    }
    let findings = check()
    #expect(findings.count == 52 && findings[1].sentence.hasPrefix("a53: "))
    #expect(findings.last?.sentence == "3 more agents have older logs.")
  }

  @Test func `a folder that is missing, is a file or is empty is told`() throws {
    #expect(check("/none").states(.error).first?.contains("does not exist") == true)
    try place.write("file", "")
    #expect(check("/file").states(.error).first?.contains("is no folder") == true)
    #expect(check().states(.good).last == "No client has written a log yet.")
  }

  @Test(.enabled(if: getuid() != 0, "root writes everywhere"))
  func `a folder that may not be written is a warning`() throws {
    chmod(place.folder, 0o500)
    defer { chmod(place.folder, 0o700) }
    #expect(check().states(.warning).count == 1)
  }
}
