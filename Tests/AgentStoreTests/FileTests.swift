import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

@Suite struct FileTests {
  let temporary: TemporaryStore

  init() throws { temporary = try TemporaryStore() }

  private func words(_ path: String, _ mode: AgentStore.Mode = .open) -> String {
    do { _ = try AgentStore(path: path, mode: mode) } catch { return error.description }
    return ""
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func `folder and file are the owner's alone, whatever the umask`() throws {
    let old = umask(0)
    defer { umask(old) }
    let folder = temporary.folder + "/deep/er"
    _ = try AgentStore(path: folder + "/other.db", mode: .create)
    #expect(mode(folder) == 0o700)
    #expect(mode(folder + "/other.db") == 0o600)
    #expect(mode(folder + "/other.db.lock") == 0o600)
    #expect(mode(temporary.folder + "/deep") == 0o700)
  }

  @Test func `looser modes are refused with the command that mends them`() throws {
    chmod(temporary.path, 0o640)
    #expect(
      words(temporary.path).hasSuffix(
        "(mode 640): run chmod 600 \(temporary.path) and start again."))
    chmod(temporary.path, 0o600)
    chmod(temporary.folder, 0o755)
    #expect(
      words(temporary.path).hasSuffix(
        "(mode 755): run chmod 700 \(temporary.folder) and start again."))
    chmod(temporary.folder, 0o700)
    #expect(words(temporary.path) == "")
  }

  @Test func `opening makes nothing, creating overwrites nothing`() {
    let other = temporary.folder + "/none.db"
    #expect(words(other).hasPrefix("There is no database at \(other)"))
    #expect(!FileManager.default.fileExists(atPath: other))
    #expect(words(temporary.path, .create).hasPrefix("\(temporary.path) is there already"))
    #expect(
      words(temporary.folder).contains("is not a plain file") || !words(temporary.folder).isEmpty)
  }

  @Test func `what is no database is refused and left alone`() throws {
    let path = temporary.folder + "/text.db"
    let text = Data(String(repeating: "no database ", count: 100).utf8)
    _ = FileManager.default.createFile(
      atPath: path, contents: text, attributes: [.posixPermissions: 0o600])
    #expect(words(path).contains("is not a database"))
    #expect(FileManager.default.contents(atPath: path) == text)
  }

  @Test func `another program's database is refused`() throws {
    let path = temporary.folder + "/foreign.db"
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE t (a)") }
    chmod(path, 0o600)
    #expect(words(path).contains("belongs to another program"))
  }

  @Test func `a newer schema is refused in words`() throws {
    let known = Migration.all.count
    try temporary.tamper("PRAGMA user_version=\(known + 1)")
    #expect(
      words(temporary.path).contains(
        "has schema \(known + 1), made by a newer Roster; this one knows \(known)"))
  }

  @Test(
    arguments: [
      (0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB"),
      (0x6573_5546, "a FUSE file system, such as sshfs"),
    ] as [(UInt32, String)])
  func `network file systems are known by their numbers`(_ magic: UInt32, _ name: String) {
    #expect(FileSafety.networkFileSystem(magic) == name)
  }

  @Test func `local file systems are none of them`() {
    for magic: UInt32 in [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994] {
      #expect(FileSafety.networkFileSystem(magic) == nil)
    }
  }

  @Test func `both connections run on the settings that keep a save`() throws {
    let pragmas = [
      "journal_mode": "truncate", "synchronous": "2", "trusted_schema": "0",
      "cell_size_check": "1", "mmap_size": "0", "foreign_keys": "1",
    ]
    for (name, value) in pragmas {
      let found = try temporary.look("PRAGMA \(name)", as: DatabaseValue.self)
      #expect(found.map(text) == value, "\(name)")
      let writer = try temporary.store.writer()
      let own = try writer.unsafeRead { try DatabaseValue.fetchOne($0, sql: "PRAGMA \(name)") }
      #expect(own.map(text) == value, "\(name)")
    }
  }

  private func text(_ value: DatabaseValue) -> String {
    String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? ""
  }

  @Test func `the schema cannot be written behind SQLite's back`() throws {
    let writer = try temporary.store.writer()
    #expect(throws: (any Error).self) {
      try writer.write { db in
        try db.execute(
          sql: "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'x' WHERE name = 'team'")
      }
    }
  }

  @Test func `eight that start at once make one schema`() async throws {
    let path = temporary.folder + "/race.db"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { _ = try AgentStore(path: path) } }
      try await group.waitForAll()
    }
    #expect(try AgentStore(path: path, mode: .open).settings().version == 1)
  }

  private static let addition = Migration { db in
    try db.execute(sql: "CREATE TABLE more (a INTEGER) STRICT")
  }

  @Test func `a migration leaves a verified copy of what was before`() throws {
    let stored = try temporary.store.made()
    _ = try AgentStore(path: temporary.path, mode: .open, steps: Migration.all + [Self.addition])
    let backup = try #require(backups().first)
    #expect(mode(backup) == 0o600)
    #expect(try AgentStore(path: backup, mode: .open).agent(stored.id, scope: .everyone) == stored)
    #expect(words(temporary.path).contains("newer Roster"))
  }

  @Test func `a migration that fails leaves the file as it was`() throws {
    let broken = Migration { db in
      try db.execute(sql: "CREATE TABLE half (a INTEGER) STRICT; SELECT nothing FROM nowhere")
    }
    #expect(throws: StoreError.self) {
      _ = try AgentStore(path: temporary.path, mode: .open, steps: Migration.all + [broken])
    }
    #expect(words(temporary.path) == "")
    let half = "SELECT count(*) FROM sqlite_master WHERE name = 'half'"
    #expect(try temporary.look(half, as: Int.self) == 0)
  }

  private func backups() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: temporary.folder)
      .filter { $0.hasSuffix(".backup") }.map { temporary.folder + "/" + $0 }
  }

  @Test func `every sentence about the file says what to do`() {
    let errors: [StoreError] = [
      .missing("f"), .alreadyThere("f"), .noFile("f"), .cannotOpen("f", reason: "r"),
      .looseFolder("f", mode: "755"), .looseFile("f", mode: "644"),
      .networkFileSystem("f", kind: "NFS"), .newerSchema("f", found: 2, known: 1), .foreign("f"),
      .notADatabase("f"), .damaged("f"), .busy("f"), .diskFull("f"), .readOnly("f"),
      .diskFailed("f"), .unsafeSetting("s"), .backupFailed("f", reason: "r"), .unreadable("u"),
      .failed("w"),
    ]
    let verbs = [
      "name ", "run ", "start ", "check ", "move ", "update ", "restore ", "try ", "look ", "use ",
      "make ",
    ]
    for error in errors {
      #expect(verbs.contains { error.description.contains($0) }, "\(error.description)")
    }
  }
}
