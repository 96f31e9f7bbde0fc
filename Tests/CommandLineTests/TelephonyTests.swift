import AgentDomain
import Foundation
import Testing

/// What the shell says of telephony.
@Suite struct TelephonyCommandTests {
  /// A database with telephony on, in a folder of its own.
  private func centre() throws -> RosterProgram {
    let program = try RosterProgram()
    try program.does("sample", "add")
    let folder = program.folder + "/telephony"
    try program.does(
      "settings", "set", "telephony_enabled=on", "telephony_directory=\(folder)")
    return program
  }

  @Test func `[12.1] check says who can register, and what is wrong with the file`() throws {
    let program = try centre()
    try program.does(
      [
        "agents", "create", "--username", "grace", "--full-name", "Grace Hopper", "--email",
        "g@example.org", "--password-stdin",
      ], input: "Good-pass1\n")
    let good = try program.run("telephony", "check")
    #expect(good.status == 0 && good.output.contains("1 can register"))
    #expect(good.output.contains("without a password"))
    let file = program.folder + "/telephony/telephony.db"
    let tamper = """
      import sqlite3
      with sqlite3.connect('\(file)') as db: db.execute("UPDATE ps_auths SET username = 'mallory'")
      """
    try #require(program.run(program: "/usr/bin/python3", ["-c", tamper]).status == 0)
    let bad = try program.run("telephony", "check", "username:grace")
    #expect(bad.status == 2)
    #expect(bad.output.contains("grace") && bad.output.contains("roster telephony rebuild"))
    #expect(try program.run("telephony", "rebuild").status == 0)
    #expect(try program.run("telephony", "check").status == 0)
  }

  @Test func `[12.1] lint names what registers and does not work`() throws {
    let program = try centre()
    let lint = try program.run("telephony", "lint", "username:sample.ada", "--json")
    #expect(lint.status == 2 && lint.output.contains("There is no password"))
    try program.does(
      ["agents", "password", "sample.ada", "--password-stdin"], input: "Good-pass1\n")
    let typed = try program.run("telephony", "lint", "username:sample.ada")
    #expect(typed.status == 0 && typed.output == "Nothing to say.\n")
    try program.does(
      "agents", "set", "sample.ada", "--sip-type", "user", "--encryption", "on", "--nat", "route")
    try program.does("settings", "set", "sip_realm=elsewhere")
    let full = try program.run("telephony", "lint", "username:sample.ada").output
    for word in [
      "cannot ring", "put tls first", "acts as force_rport", "holds for the realm motion",
    ] { #expect(full.contains(word), "\(word)") }
  }

  @Test func `[12.2] a changed realm says how many need a new password`() throws {
    let program = try centre()
    try program.does(
      ["agents", "password", "sample.ada", "--password-stdin"], input: "Good-pass1\n")
    let changed = try program.run("settings", "set", "sip_realm=elsewhere")
    #expect(
      (changed.output + changed.errors).contains("1 agent keeps its password of the old realm"))
  }

  @Test func `without telephony the commands say how to switch it on`() throws {
    let program = try RosterProgram()
    try program.does("sample", "add")
    for command in ["check", "rebuild"] {
      let refused = try program.run("telephony", command)
      #expect(refused.status == 1 && refused.errors.contains("telephony_enabled=on"))
    }
  }
}

extension RosterProgram {
  /// Runs what has to succeed.
  fileprivate func does(_ arguments: String...) throws { try does(arguments) }

  fileprivate func does(_ arguments: [String], input: String = "") throws {
    let run = try run(arguments, input: input)
    try #require(run.status == 0, "\(arguments): \(run.errors)")
  }
}
