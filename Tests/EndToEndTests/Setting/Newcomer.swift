import TerminalHarness

/// A person to be entered, as the stories do it by hand.
struct Newcomer {
  var name = "Ada Lovelace"
  var username = "ada"
  var email = "ada@example.org"

  static let grace = Newcomer(name: "Grace Hopper", username: "grace", email: "grace@example.org")
  static let alan = Newcomer(name: "Alan Turing", username: "alan", email: "alan@example.org")
}

extension Console {
  /// Enters a person through the form for new agents.
  func create(_ person: Newcomer) throws {
    try press(Words.newKey)
    try wait(for: Words.newForm)
    try fill("Full Name:", person.name)
    try fill("Username:", person.username)
    try fill("Email:", person.email)
    try fill(Words.passwordLabel, Words.password)
    try fill(Words.repetitionLabel, Words.password)
    try press(Words.saveKey)
    try wait(for: Words.next)
    try press(Words.nothingNext)
  }
}
