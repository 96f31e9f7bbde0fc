import AgentDomain
import Foundation
import TerminalHarness

/// The stations of the tour in the shell.
extension Tour {
  func passwordsOfOthers() throws {
    try shell(
      "agents", "create", "--full-name", "Ada Lovelace", "--username", "ada", "--email",
      "ada@example.org", "--password-stdin",
      input: secret("an agent's password at creation", "Kiwi-nest-at-1st") + "\n")
    try shell(
      "agents", "password", "ada", "--password-stdin",
      input: secret("an agent's later password", "Kiwi-nest-at-2nd") + "\n")
    try shell(
      "agents", "password", "ada", "--password-stdin",
      input: secret("a password that the rule refuses", "kiwinestwithoutanything") + "\n",
      status: 1)
    try shell("operators", "create", "sam", "--full-name", "Sam Supervisor")
    try shell(
      "operators", "password", "sam", "--password-stdin",
      input: secret("an operator's password", "Kiwi-nest-at-3rd") + "\n")
  }

  /// The operator of the login: the first password comes from an administrator.
  func ownPassword(of name: String) throws -> String {
    let first = secret("the password that holds", "Kiwi-nest-at-4th")
    try shell("operators", "password", name, "--password-stdin", input: first + "\n")
    let wrong = secret("a wrong own password", "Kiwi-nest-at-5th")
    try shell("account", "password", input: "\(wrong)\nNot-taken-7\n", status: 1)
    let own = secret("one's own new password", "Kiwi-nest-at-6th")
    try shell("account", "password", input: "\(first)\n\(own)\n")
    return own
  }

  func signIns() throws {
    let wrong = secret("a wrong password at sign-in", "Kiwi-nest-at-7th")
    try shell("agents", "authenticate", "ada", "--source", "one", input: wrong + "\n", status: 10)
    try shell(
      "agents", "authenticate", "nobody", "--source", "two", input: wrong + "\n", status: 10)
    let code = secret("a wrong code", "913572468013")
    try shell(
      "agents", "authenticate", "ada", "--code", "--json", "--source", "three",
      input: "\(wrong)\n\(code)\n", status: 10)
    let new = secret("a new password at sign-in", "Kiwi-nest-at-8th")
    try shell(
      "agents", "authenticate", "ada", "--new-password", "--json", "--source", "web 10.0.0.7",
      input: "Kiwi-nest-at-2nd\n\(new)\n")
  }

  func imports() throws {
    let good = secret("a password in an import", "Kiwi-nest-at-9th")
    let bad = secret("a password that an import refuses", "kiwinestinanimport")
    try write("good.csv", "username,full_name,email,password\nmary,Mary,m@example.org,\(good)\n")
    try write("bad.csv", "username,full_name,email,password\nbob,Bob,b@example.org,\(bad)\n")
    try shell("agents", "import", centre.folder.file("bad.csv"), status: 2)
    try shell("agents", "import", centre.folder.file("bad.csv"), "--json", status: 2)
    try shell("agents", "import", centre.folder.file("good.csv"), "--all-differences", "--json")
    try shell("agents", "import", centre.folder.file("good.csv"), "--all-differences")
    try shell("agents", "import", centre.folder.file("good.csv"), "--apply")
  }

  private func write(_ name: String, _ text: String) throws {
    excused.insert(name)
    try Data(text.utf8).write(to: URL(fileURLWithPath: centre.folder.file(name)))
  }

  /// A code by mail, taken from what the mailer got, and the password that it allows.
  func recovery() throws {
    excused.insert("messages")
    let mailer = centre.folder.file("mailer")
    try Data("cat >> \(centre.folder.file("messages"))\n".utf8).write(
      to: URL(fileURLWithPath: mailer))
    try shell(
      "settings", "set", "mail_from=roster@example.org", "mail_transport=/bin/sh \(mailer)",
      "mail_reset_address=ssh roster@example.org")
    try shell("recover", "--email", "ada@example.org")
    try shell("mail", "deliver")
    let message = try String(contentsOfFile: centre.folder.file("messages"), encoding: .utf8)
    let line = message.split(separator: "\n").last { $0.hasPrefix("    ") } ?? ""
    let code = secret("a code by mail", line.trimmingCharacters(in: .whitespaces))
    let new = secret("a password with a code by mail", "Kiwi-nest-at-10th")
    try shell("recover", "--token", input: "\(code)\nkiwi\n", status: 1)
    try shell("recover", "--token", "--json", input: "\(code)\n\(new)\n")
    try shell("recover", "--token", input: "\(code)\n\(new)\n", status: 1)
  }

  /// Everything that tells of the centre, as text and as JSON.
  func reports() throws {
    for (records, name) in [("agents", "ada"), ("operators", "sam")] {
      try shell(records, "show", name)
      try shell(records, "show", name, "--json")
      try shell(records, "list")
      try shell(records, "list", "--json")
    }
    try shell("history")
    try shell("history", "--json")
    try shell("agents", "export", "--output", centre.folder.file("export.csv"))
    try shell("agents", "export")
    try shell("settings", "list", "--json")
    try shell("manual")
    _ = try centre.shell(["check"])
    try shell("undo", status: 1)
  }
}
