import AgentDomain
import Foundation
import Testing

/// A database's folder with an operator's own in it, and something beside it that is worth having.
private final class Place {
  let root: String
  let files: FileAccess
  var own: String { root + "/files/ada" }

  init() throws {
    root = NSTemporaryDirectory() + "/roster-files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    files = .folder(of: "ada", beside: root + "/roster.db")
    try "secret".write(toFile: root + "/roster.db", atomically: false, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func make(_ name: String, _ text: String = "text") throws {
    let file = try files.make(name)
    try file.write(text)
    try file.finish()
  }

  func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
}

@Suite struct `Files of a person without a shell` {
  private static let bad = [
    "", ".", "..", ".hidden", "/etc/passwd", "../roster.db", "../../roster.db", "a/b", "a/../../b",
    "/", "./a", "a\u{0}b", "a\nb", String(repeating: "a", count: 201),
  ]

  @Test(arguments: bad)
  func `no other name than a plain one is read or made`(name: String) throws {
    let place = try Place()
    try place.make("mine.csv")
    #expect(throws: FileAccess.Failure.self) { try place.files.open(name) }
    #expect(throws: FileAccess.Failure.self) { try place.files.make(name) }
    #expect(place.files.obstacle(toMaking: name) != nil)
    #expect(place.text(place.root + "/roster.db") == "secret")
  }

  @Test func `a file is made for its owner alone, in the person's own folder`() throws {
    let place = try Place()
    try place.make("agents.csv", "one")
    #expect(place.text(place.own + "/agents.csv") == "one")
    for (path, mode) in [("", 0o700), ("/agents.csv", 0o600)] {
      let facts = try FileManager.default.attributesOfItem(atPath: place.own + path)
      #expect(facts[.posixPermissions] as? Int == mode)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.own) == ["agents.csv"])
  }

  @Test func `what is there is never replaced`() throws {
    let place = try Place()
    try place.make("agents.csv", "one")
    #expect(throws: FileAccess.Failure.self) { try place.make("agents.csv", "two") }
    let late = try place.files.make("late.csv")
    try "theirs".write(toFile: place.own + "/late.csv", atomically: false, encoding: .utf8)
    #expect(throws: FileAccess.Failure.self) { try late.finish() }
    #expect(place.text(place.own + "/agents.csv") == "one")
    #expect(place.text(place.own + "/late.csv") == "theirs")
  }

  @Test func `a file that was not finished leaves nothing`() throws {
    let place = try Place()
    do {
      let file = try place.files.make("agents.csv")
      try file.write("half")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.own).isEmpty)
  }

  @Test func `no link leads out`() throws {
    let place = try Place()
    try place.make("mine.csv")
    let link = place.own + "/link.csv"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: place.root + "/roster.db")
    #expect(throws: FileAccess.Failure.self) { try place.files.open("link.csv") }
    #expect(throws: FileAccess.Failure.self) { try place.make("link.csv") }
    try FileManager.default.createSymbolicLink(
      atPath: place.own + "/new.csv.part", withDestinationPath: place.root + "/roster.db")
    #expect(throws: FileAccess.Failure.self) { try place.make("new.csv") }
    #expect(place.text(place.root + "/roster.db") == "secret")
  }

  @Test func `a folder that is a link is no folder`() throws {
    let place = try Place()
    try FileManager.default.createDirectory(
      atPath: place.root + "/files", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: place.own, withDestinationPath: place.root)
    #expect(throws: FileAccess.Failure.self) { try place.files.open("roster.db") }
    #expect(throws: FileAccess.Failure.self) { try place.files.make("new.csv") }
  }

  @Test func `a file that the person made is read again`() throws {
    let place = try Place()
    try place.make("agents.csv", "one")
    let file = try ImportFile(path: "agents.csv", in: place.files)
    #expect(try file.read(at: 0, upTo: 10) == Array("one".utf8))
  }

  @Test func `whoever has a shell reads and writes by any path`() throws {
    let place = try Place()
    let file = try FileAccess.anywhere.make(place.root + "/free.csv")
    try file.write("free")
    try file.finish()
    close(try FileAccess.anywhere.open(place.root + "/free.csv"))
    #expect(place.text(place.root + "/free.csv") == "free")
    #expect(place.files.place == "It lies in the folder files/ada beside the database.")
    #expect(FileAccess.anywhere.place == nil)
  }
}
