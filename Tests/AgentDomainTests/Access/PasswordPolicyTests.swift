import AgentDomain
import Testing

private func problem(_ password: String, suite: Bool = true) -> String? {
  var settings = CentreSettings()
  settings.security.suite = suite
  return PasswordPolicy(settings).problem(with: Secret(password))?.sentence
}

@Suite struct `A password` {
  @Test func `with everything that the Security Suite demands is accepted`() {
    #expect(problem("Kbcdef1!") == nil)
    #expect(problem("Äb cD1{ü") == nil)
  }

  @Test(arguments: [
    ("Kbcde1!", "at least 8 characters"), ("KBCDEF1!", "a lower-case letter"),
    ("kbcdef1!", "an upper-case letter"), ("Kbcdefg!", "a digit"),
    ("Kbcdefg1", "one of ~!@#$%^&-_=+[{]}"), ("Kbcdef1.", "one of ~!@#$%^&-_=+[{]}"),
    ("ÄKBCDEFß1!", "a lower-case letter"), ("kbcdefÄ1!", "an upper-case letter"),
    ("Kbcdef٣!", "a digit"),
  ])
  func `that lacks one part is told that part`(password: String, part: String) {
    #expect(problem(password) == "Password needs \(part).")
  }

  @Test(arguments: Array("~!@#$%^&-_=+[{]}"))
  func `may hold any of the sixteen special characters`(special: Character) {
    #expect(problem("Kbcdef1\(special)") == nil)
  }

  @Test(arguments: Array(" .,;:?*()'\"<>/\\|`€"))
  func `gets no credit for any other character`(other: Character) {
    #expect(problem("Kbcdef1\(other)") != nil)
  }

  @Test(arguments: [
    "Password1!", "P@ssw0rd", "Passw0rd-2026", "Welcome_1", "Qwertz12#", "Summer2026!",
    "Adm1n-Adm1n",
    "Callcenter-1", "1Letmein!", "Pass-Word1", "Aaaaaaa1!",
  ])
  func `that is guessed first is refused, however it is dressed up`(password: String) {
    #expect(problem(password) == "Password needs to be none of the commonest passwords.")
    #expect(problem(password, suite: false) == nil)
  }

  @Test(arguments: ["Passable-tower1", "Welcoming_4rivals", "Ada-Summer1x-Grace"])
  func `that only begins like a common one is accepted`(password: String) {
    #expect(problem(password) == nil)
  }

  @Test func `without the Security Suite gets a hint while it is weak`() {
    var settings = CentreSettings()
    #expect(PasswordPolicy(settings).hint(on: "x") == nil)
    settings.security.suite = false
    let hint = PasswordPolicy(settings).hint(on: "abcdefgh")
    #expect(hint?.hasPrefix("Weak: a strong one needs an upper-case letter, a digit") == true)
    #expect(PasswordPolicy(settings).hint(on: "Kbcdef1!x") == nil)
    #expect(PasswordPolicy(settings).hint(on: "") == nil)
  }

  @Test func `that is empty is told every part`() {
    #expect(
      problem("") == "Password needs at least 8 characters, a lower-case letter, "
        + "an upper-case letter, a digit and one of ~!@#$%^&-_=+[{]}.")
  }

  @Test func `without the Security Suite is only not empty`() {
    #expect(problem("x", suite: false) == nil)
    #expect(problem("", suite: false) == "Password needs at least one character.")
  }

  @Test func `that was generated is accepted, and is another each time`() {
    let all = (0..<200).map { _ in PasswordPolicy.generated() }
    #expect(Set(all).count == 200)
    for password in all {
      #expect(PasswordPolicy(CentreSettings()).problem(with: password) == nil)
      #expect(!password.revealed.contains { "0O1lI".contains($0) })
    }
  }

  @Test func `has parts that tick off while it is typed`() {
    let parts = PasswordPolicy(CentreSettings()).parts
    #expect(parts.filter { $0.holds("aB") }.map(\.id) == ["lower", "upper", "uncommon"])
  }
}

@Suite struct `A secret` {
  private struct Holder { let name = "x", secret = Secret("Hunter2!") }

  @Test func `is dots, however it is shown`() {
    let secret = Secret("Hunter2!")
    var dumped = ""
    dump(secret, to: &dumped)
    dump(Holder(), to: &dumped)
    dump([secret], to: &dumped)
    dump(Optional(secret), to: &dumped)
    let shown = [
      secret.description, secret.debugDescription, "\(secret)", String(describing: secret),
      String(reflecting: secret), String(reflecting: Holder()), "\(Holder())", "\([secret])",
      "\(["a": secret])", "\(Optional(secret) as Any)", dumped,
      String(describing: Mirror(reflecting: secret)),
      "\(Change.setPassword(AccountKey(.agent, 1), secret))",
      "\(Receipt.Mailbox(number: "1", pin: secret))",
    ]
    for text in shown { #expect(!text.contains("Hunter2"), "\(text)") }
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test func `does not even show its length`() {
    #expect(Secret("a").description == Secret("a long one").description)
  }
}
