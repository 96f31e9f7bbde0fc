import Foundation
import Testing

@Suite(.serialized) struct RecoverTests {
  private let roster: RosterProgram

  init() throws {
    roster = try RosterProgram()
    try roster.create("ada")
  }

  /// Sets a mailer that appends each message to a file, or one that takes none.
  private func setMail(_ body: String? = nil) throws {
    let path = roster.folder + (body == nil ? "/mailer" : "/broken")
    let script = body ?? "cat >> \(roster.folder)/messages"
    try Data("\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
    let run = try roster.run(
      "settings", "set", "mail_from=roster@example.org", "mail_transport=/bin/sh \(path)",
      "mail_reset_address=ssh roster@example.org")
    try #require(run.status == 0, "\(run.errors)")
  }

  private var messages: String {
    (try? String(contentsOfFile: roster.folder + "/messages", encoding: .utf8)) ?? ""
  }

  /// The code of the newest message, once everything is sent: whoever sends waits for the others.
  private func token() throws -> String {
    let run = try roster.run("mail", "deliver")
    try #require(run.status == 0, "\(run.errors)")
    let line = messages.split(separator: "\n").last { $0.hasPrefix("    ") }
    return try #require(line).trimmingCharacters(in: .whitespaces)
  }

  @Test func `[5.3] answers alike for every address, and only the known one gets a message`() throws
  {
    try setMail()
    let unknown = try roster.run("recover", "--email", "nobody@example.org")
    let known = try roster.run("recover", input: "ada@example.org\n")
    #expect(known.status == 0 && unknown.status == 0)
    #expect(known.output == unknown.output && known.errors == unknown.errors)
    #expect(known.output.hasPrefix("If this address belongs to an account"))
    while messages.isEmpty { usleep(5000) }
    #expect(try roster.run("mail", "deliver").output == "0 messages sent.\n")
    #expect(messages.components(separatedBy: "\nTo: ").count == 2)
    #expect(messages.contains("\nTo: ada@example.org\n"))
  }

  @Test func `[5.3] a code and a password from standard input change the password once`() throws {
    try setMail()
    #expect(try roster.run("recover", "--email", "ada@example.org").status == 0)
    let input = "\(try token())\nOther-pass2\n"
    let run = try roster.run("recover", "--token", input: input)
    #expect(run.status == 0 && run.output == "The password of ada is changed: sign in with it.\n")
    let again = try roster.run("recover", "--token", input: input)
    #expect(again.status == 1 && again.errors.contains("This code does not hold"))
    let history = try roster.run("history", "--json").output
    #expect(history.contains("Changed the own password with a code sent by mail"))
    #expect(!history.contains("Other-pass2"))
  }

  @Test func `[5.3] a password that breaks the rule is refused, and the code still holds`() throws {
    try setMail()
    #expect(try roster.run("recover", "--email", "ada@example.org").status == 0)
    let code = try token()
    let short = try roster.run("recover", "--token", input: "\(code)\nshort\n")
    #expect(short.status == 1 && short.errors.contains("at least 8 characters"))
    #expect(try roster.run("recover", "--token", input: "\(code)\nOther-pass2\n").status == 0)
  }

  @Test func `[5.3] what cannot be sent says why, and goes with the next run`() throws {
    try setMail("echo the server is down >&2; exit 75")
    #expect(try roster.run("recover", "--email", "ada@example.org").status == 0)
    let run = try roster.run("mail", "deliver", "--json")
    #expect(run.status == 1 && run.errors.contains("saying: the server is down"))
    try setMail()
    _ = try token()
    #expect(messages.components(separatedBy: "\nTo: ada@example.org\n").count == 2)
  }

  @Test func `[5.3] without mail set up it says so`() throws {
    for arguments in [["recover", "--email", "ada@example.org"], ["mail", "deliver"]] {
      let run = try roster.run(arguments)
      #expect(run.status == 1 && run.output.isEmpty)
    }
    let run = try roster.run("recover", "--email", "ada@example.org")
    #expect(run.errors.contains("ask an administrator"))
  }

  @Test func `[5.3] no code or password is taken as an argument`() throws {
    #expect(try roster.run("recover", "--token", "ABCD-ABCD").status == 64)
    #expect(try roster.run("recover", "--token", "--email", "a@b.c").status == 64)
    #expect(try roster.run("recover").status == 1)
    #expect(try roster.run("recover", "--token").status == 1)
  }
}
