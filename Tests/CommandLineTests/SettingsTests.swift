import Foundation
import Testing

@Suite(.serialized) struct SettingsTests {
  @Test func `settings are listed with their sections`() throws {
    let roster = try RosterProgram(sample: true)
    let lines = try roster.run("settings").lines
    #expect(lines.first?.hasPrefix("Section") == true)
    let port = try #require(lines.first { $0.contains("directory_port") })
    #expect(port.hasPrefix("Directory: Active Directory") && port.contains("636"))
    let all = try roster.run("settings", "--json").object()
    #expect(all["mail_transport"] as? String == "/usr/sbin/sendmail -t")
    #expect(all["licence_agents"] as? Int == 0)
  }

  @Test func `settings that need each other are set together or not at all`() throws {
    let roster = try RosterProgram(sample: true)
    let alone = try roster.run("settings", "set", "directory_host=dc1.example.org")
    #expect(alone.status == 1 && alone.errors.contains("Bind name is empty: give a form"))
    let together = try roster.run(
      "settings", "set", "directory_host=dc1.example.org",
      "directory_bind_name={username}@example.org", "directory_base_dn=DC=example,DC=org")
    #expect(together.status == 0, "\(together.errors)")
    #expect(try roster.run("settings", "get", "directory_base_dn").output == "DC=example,DC=org\n")
  }

  @Test func `every check runs, and a test message waits for an address`() throws {
    let roster = try RosterProgram(sample: true)
    let logs = roster.folder + "/logs"
    try FileManager.default.createDirectory(atPath: logs, withIntermediateDirectories: false)
    #expect(try roster.run("settings", "set", "client_logs_directory=\(logs)").status == 0)
    let run = try roster.run("settings", "check", "--json")
    #expect(run.status == 0, "\(run.output)")
    let findings = try run.objects()
    #expect(
      Set(findings.compactMap { $0["area"] as? String }) == [
        "mail", "directory", "certificate", "logs", "exchange",
      ])
    let mail = findings.first { $0["area"] as? String == "mail" }
    #expect(mail?["state"] as? String == "not checked")
    #expect(mail?["finding"] as? String == "--to ADDRESS says to whom.")
  }

  @Test func `a problem ends with 2, and one check is run by its name`() throws {
    let roster = try RosterProgram(sample: true)
    #expect(
      try roster.run("settings", "set", "client_logs_directory=\(roster.folder)/none").status == 0)
    let run = try roster.run("settings", "check", "logs")
    #expect(run.status == 2)
    #expect(run.lines.count == 2 && run.output.contains("PROBLEM  logs  "))
    #expect(try roster.run("settings", "check", "certificate").status == 0)
    let unknown = try roster.run("settings", "check", "weather")
    #expect(
      unknown.status == 64
        && unknown.errors.contains("mail, directory, certificate, logs and exchange"))
  }

  @Test func `a test message goes to the address through the program of the settings`() throws {
    let roster = try RosterProgram(sample: true)
    let (script, message) = (roster.folder + "/mailer", roster.folder + "/message")
    try Data("#!/bin/sh\ncat > \(message)\necho 'odd \u{1B}[2J' >&2\nexit $1\n".utf8)
      .write(to: URL(fileURLWithPath: script))
    chmod(script, 0o700)
    let set = { (code: Int) in
      try roster.run(
        "settings", "set", "mail_from=roster@example.org", "mail_transport=\(script) \(code)")
    }
    #expect(try set(0).status == 0)
    let sent = try roster.run("settings", "check", "mail", "--to", "ada@example.org")
    #expect(sent.status == 0 && sent.output.contains("took the message"))
    let text = try String(contentsOfFile: message, encoding: .utf8)
    #expect(text.hasPrefix("From: roster@example.org\nTo: ada@example.org\nSubject: "))
    #expect(try set(75).status == 0)
    let failed = try roster.run("settings", "check", "mail", "--to", "ada@example.org")
    #expect(failed.status == 2 && failed.output.contains("ended with 75, saying: odd "))
    #expect(!failed.output.contains("\u{1B}"))
    let hostile = try roster.run("settings", "check", "mail", "--to", "a@b.c\nBcc: eve@b.c")
    #expect(hostile.status == 1 && hostile.errors.contains("must be one address"))
  }

  @Test func `no more agents are made than the licence has`() throws {
    let roster = try RosterProgram()
    try roster.create("ada")
    #expect(try roster.run("settings", "set", "licence_agents=1").status == 0)
    let run = try roster.run(
      "agents", "create", "--full-name", "Eve", "--username", "eve", "--email", "eve@example.org",
      "--generate-password")
    #expect(run.status == 1 && run.errors.contains("The licence has 1 agent and all are taken: "))
  }
}
