import AgentDomain
import CentreChecks
import Foundation
import Testing

@Suite struct MailCheckTests {
  private let place: Workplace
  private var settings = CentreSettings()

  init() throws {
    place = try Workplace()
    settings.mail.from = EmailAddress(unchecked: "roster@example.org")
  }

  /// A program that takes a message as sendmail does, and writes down what it was given.
  private func mailer(_ rest: String = "") throws -> CommandWords {
    let script = """
      #!/bin/sh
      for word in "$@"; do echo "$word" >> \(place.path("arguments")); done
      cat > \(place.path("message"))
      \(rest)
      """
    return CommandWords(unchecked: try place.write("mailer", script, mode: 0o700) + " -t -oi")
  }

  private func check(_ answer: String, _ change: (inout CentreSettings) throws -> Void = { _ in })
    throws -> [Finding]
  {
    var settings = settings
    settings.mail.transport = try mailer()
    try change(&settings)
    return MailCheck().run(settings, answer: answer)
  }

  @Test
  func `sends a message whose headers name both addresses, through the program and its words`()
    throws
  {
    let findings = try check(" ada@example.org ")
    #expect(findings.states(.good).first?.contains("ada@example.org: look whether") == true)
    let message = try #require(place.read("message"))
    let headers = message.components(separatedBy: "\n\n")[0].split(separator: "\n")
    #expect(headers.filter { $0.hasPrefix("To: ") } == ["To: ada@example.org"])
    #expect(headers.filter { $0.hasPrefix("From: ") } == ["From: roster@example.org"])
    #expect(headers.contains { $0.hasPrefix("Date: ") && $0.hasSuffix(" +0000") })
    #expect(headers.contains { $0.hasPrefix("Message-ID: <") && $0.hasSuffix("@example.org>") })
    #expect(message.contains("\n\nSomebody tries"))
    #expect(place.read("arguments") == "-t\n-oi\n")
  }

  @Test(arguments: [
    "", "ada", "ada@example.org\nBcc: eve@example.org", "ada@example.org\r\nBcc: eve@example.org",
    "ada@example.org, eve@example.org", "-oQ/tmp@example.org x", "Ada <ada@example.org>",
    "ada@example.org\u{0}", "ada@example.org\u{2028}Bcc: x", "\"a b\"@example.org",
  ])
  func `starts nothing for an answer that is no address`(answer: String) throws {
    #expect(MailCheck().question?.problem(answer)?.contains("must be one address") == true)
    #expect(try check(answer).states(.error).count == 1)
    #expect(place.read("message") == nil)
  }

  @Test func `starts nothing for a sender that is no address, however it came into the settings`()
    throws
  {
    let findings = try check("ada@example.org") {
      $0.mail.from = EmailAddress(unchecked: "roster@example.org\nBcc: eve@example.org")
    }
    #expect(findings.states(.error).count == 1 && place.read("message") == nil)
  }

  @Test func `never hands the transport to a shell`() throws {
    let proof = place.path("proof")
    for words in ["/bin/true; touch \(proof)", "/bin/sh -c $(touch \(proof))", "true", "`x`"] {
      let findings = try check("ada@example.org") {
        $0.mail.transport = CommandWords(unchecked: words)
      }
      #expect(findings.states(.error).first?.contains("Transport must be") == true, "\(words)")
    }
    #expect(place.read("proof") == nil)
  }

  @Test func `tells the exit code and the first line of the complaint`() throws {
    let findings = try check("ada@example.org") {
      $0.mail.transport = try mailer("echo 'no such host' >&2; echo more >&2; exit 67")
    }
    let error = try #require(findings.states(.error).first)
    #expect(error.hasSuffix("ended with 67, saying: no such host"))
  }

  @Test func `tells a program that ends by a signal, and one that cannot be started`() throws {
    let killed = try check("ada@example.org") { $0.mail.transport = try mailer("kill -9 $$") }
    #expect(killed.states(.error).first?.contains("signal 9 and said nothing.") == true)
    let missing = try check("ada@example.org") {
      $0.mail.transport = CommandWords(unchecked: "/nonexistent/mailer -t")
    }
    #expect(missing.states(.error).first?.contains("cannot be started: No such file") == true)
  }

  @Test func `ends a program that takes too long, with its children`() throws {
    var settings = settings
    settings.mail.transport = try mailer(
      "echo waiting >&2; sleep 600 & echo $! > \(place.path("child")); wait")
    let findings = MailCheck(patience: 3000).run(settings, answer: "ada@example.org")
    #expect(findings.states(.error).first?.hasSuffix("was ended, saying: waiting") == true)
    let child = try #require(place.read("child").flatMap { pid_t($0.trimmed) })
    while kill(child, 0) == 0, isAlive(child) { usleep(1000) }
  }

  /// A child that nobody waits for stays as a zombie where no process adopts it.
  private func isAlive(_ child: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z") } ?? false
  }

  @Test func `says that nothing is set up instead of trying`() throws {
    for change: (inout CentreSettings) -> Void in [
      { $0.mail.from = EmailAddress() }, { $0.mail.transport = CommandWords() },
    ] {
      let findings = try check("ada@example.org", change)
      #expect(findings.map(\.state) == [.unchecked])
    }
  }
}
