import AgentDomain
import Foundation
import TerminalHarness

/// The stations of the tour at a terminal, where a person types.
extension Tour {
  /// A person at a shell's prompt: neither the new password nor the code is seen.
  func prompts() throws {
    let session = try terminal(["agents", "password", "ada", "--password-stdin"])
    try session.wait(for: "Password:")
    guard session.modes?.echo == false else {
      throw HarnessError.timeout("The prompt is there, and what is typed would be seen.")
    }
    try type(secret("a password at a prompt", "Kiwi-nest-at-11th"), into: session)
    try session.press("<Enter>")
    try end(session, "a password's prompt")
  }

  /// Switches it on; the secret and the recovery codes are shown this once, and never again.
  func multiFactor(of own: String) throws {
    let session = try terminal(["account", "mfa", "on"])
    try session.wait(for: "Code:")
    let shared = secret("the secret of an authenticator", word(after: "Secret: ", in: session))
    let key = Base32.decoded(shared) ?? []
    let now = OneTimeCode.step(at: Int64(Date().timeIntervalSince1970))
    try session.press(OneTimeCode(secret: key).code(at: now) + "<Enter>")
    try session.wait(for: "told only now")
    try session.waitForExit()
    let codes = session.rows.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.count == 14 && $0.contains("-") }
    guard codes.count == 10 else { throw HarnessError.timeout("No codes:\n\(session.picture)") }
    for code in codes { _ = secret("a recovery code", code) }
    let new = secret("an own password with a code", "Kiwi-nest-at-12th")
    try shell("account", "password", "--code", input: "\(own)\n\(new)\n\(codes[0])\n")
    try shell("account", "mfa", "off", input: codes[1] + "\n")
  }

  private func word(after label: String, in session: TerminalSession) -> String {
    let row = session.rows.first { $0.hasPrefix(label) } ?? ""
    return row.dropFirst(label.count).trimmingCharacters(in: .whitespaces)
  }

  /// The console: the form of a new agent, the panel for a password, and a draft cut off.
  func console() throws {
    let console = try centre.console()
    try create(in: console)
    try console.wait(for: Words.listTitle)
    try changePassword(in: console)
    try console.press(Words.historyKey)
    keep(console.session, "the history on the screen")
    try console.press(Words.backKey)
    _ = try console.leave()
    keep(console.session, "the console")
  }

  private func create(in console: Console) throws {
    let text = secret("a password in the form", "Kiwi-nest-at-13th")
    try console.press(Words.newKey)
    try console.wait(for: Words.newForm)
    try console.fill("Full Name:", "Grace Hopper")
    try console.fill("Username:", "grace")
    try console.fill("Email:", "grace@example.org")
    for label in [Words.passwordLabel, Words.repetitionLabel] {
      try console.go(to: label)
      try type(text, into: console.session)
    }
    try console.press(Words.saveKey)
    try console.wait(for: Words.next)
    try console.press(Words.nothingNext)
  }

  private func changePassword(in console: Console) throws {
    let text = secret("a password in the panel", "Kiwi-nest-at-14th")
    let other = secret("a repetition that differs", "Kiwi-nest-at-15th")
    try console.search("Grace")
    try console.press("p")
    try console.wait(for: "New password")
    try type(text, into: console.session)
    try console.press("<Enter>")
    try type(other, into: console.session)
    try console.press("<Enter>")
    try console.wait(for: Words.error)
    try console.press("<C-u>")
    try type(text, into: console.session)
    try console.press("<Enter>")
    try console.wait(for: Words.saved)
  }

  /// A form that is cut off while its draft is kept: the draft has the name and not the password.
  func draft() throws {
    let console = try centre.console()
    try console.press(Words.newKey)
    try console.wait(for: Words.newForm)
    for label in [Words.passwordLabel, Words.repetitionLabel] {
      try console.go(to: label)
      try type(secret("a password in a draft", "Kiwi-nest-at-16th"), into: console.session)
    }
    try console.fill("Full Name:", "Katherine Johnson")
    try centre.waitForDraft(with: "Katherine")
    console.session.kill(SIGKILL)
    try console.session.waitForExit()
    keep(console.session, "a console that was killed")
  }

  private func terminal(_ arguments: [String]) throws -> TerminalSession {
    try TerminalSession(
      program: Program.roster, arguments: arguments + ["--database", centre.database],
      environment: centre.environment)
  }

  private func end(_ session: TerminalSession, _ place: String) throws {
    let status = try session.waitForExit()
    keep(session, place)
    guard status == 0 else {
      throw HarnessError.timeout("\(place) ended with \(status):\n\(session.picture)")
    }
  }
}
