import Foundation
import Testing

/// The configuration of Asterisk that the shell writes.
@Suite struct TelephonySetupTests {
  private let program: RosterProgram
  private var place: String { program.folder + "/asterisk" }

  init() throws {
    program = try RosterProgram(sample: true)
    let folder = program.folder + "/telephony"
    try #require(
      program.run("settings", "set", "telephony_enabled=on", "telephony_directory=\(folder)").status
        == 0)
  }

  private func text(_ file: String) throws -> String {
    try String(contentsOfFile: "\(place)/\(file)", encoding: .utf8)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func `[12.1] setup writes what Asterisk has to be told, and keeps the secret to itself`()
    throws
  {
    let run = try program.run("telephony", "setup", "--directory", place, "--group", "nogroup")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).count == 11)
    #expect(try text("res_config_sqlite3.conf").contains("telephony/telephony.db?mode=ro"))
    let secretFile = program.folder + "/manager.secret"
    let secret = try String(contentsOfFile: secretFile, encoding: .utf8)
      .trimmingCharacters(in: .newlines)
    #expect(secret.count == 40 && mode(secretFile) == 0o600)
    #expect(try text("manager.conf").contains("secret = \(secret)"))
    #expect(mode("\(place)/manager.conf") == 0o640)
    #expect(!(run.output + run.errors).contains(secret))
    #expect(run.output.contains("manager_secret_file=\(secretFile)"))
    #expect(mode(program.folder + "/telephony") & 0o27 == 0)
  }

  @Test
  func `[12.1] files made before setup get Asterisk's group, and the check sees when they lack it`()
    throws
  {
    let folder = program.folder + "/telephony"
    let files = ["", "-wal", "-shm"].map { "\(folder)/telephony.db\($0)" }
    let check = { try self.program.run("telephony", "check") }
    try #require(program.run("telephony", "rebuild").status == 0)
    try #require(files.allSatisfy { group($0) != nil })
    #expect(try check().status == 0)
    try #require(chown(folder, uid_t.max, Self.nogroup) == 0)
    let kept = try check()
    #expect(kept.status == 2 && kept.output.contains("chgrp -R nogroup \(folder)"), "\(kept)")
    let run = try program.run("telephony", "setup", "--directory", place, "--group", "nogroup")
    #expect(run.status == 0 && !run.output.contains("cannot read \(folder)"), "\(run)")
    #expect(files.allSatisfy { group($0) == Self.nogroup }, "\(files.map(group))")
    #expect(files.allSatisfy { mode($0) == 0o640 })
    #expect(try check().status == 0)
  }

  private static let nogroup: gid_t = 65534

  private func group(_ path: String) -> gid_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_gid : nil
  }

  @Test func `[12.1] setup leaves files that are there and says so, unless it is forced`() throws {
    try #require(program.run("telephony", "setup", "--directory", place).status == 0)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(place)/pjsip.conf"))
    let left = try program.run("telephony", "setup", "--directory", place)
    #expect(left.output.contains("pjsip.conf was there already and is left as it is"))
    #expect(try text("pjsip.conf") == "mine")
    let forced = try program.run("telephony", "setup", "--directory", place, "--force")
    #expect(forced.output.contains("pjsip.conf is written anew"))
    #expect(try text("pjsip.conf").contains("endpoint_identifier_order"))
    #expect(try text("pjsip.conf").contains("\ndisable_multi_domain = yes\n"))
  }

  @Test func `[12.1] setup takes the secret of the file, which only its owner may read`() throws {
    let file = program.folder + "/secret"
    try Data("from-the-file\n".utf8).write(to: URL(fileURLWithPath: file))
    let arguments = ["telephony", "setup", "--directory", place, "--secret-file", file]
    let loose = try program.run(arguments)
    #expect(loose.status == 1 && loose.errors.contains("chmod 600"))
    chmod(file, 0o600)
    #expect(try program.run(arguments).status == 0)
    #expect(try text("manager.conf").contains("secret = from-the-file"))
  }
}
