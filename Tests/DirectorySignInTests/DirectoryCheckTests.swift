import AgentDomain
import CentreChecks
import TerminalHarness
import Testing

@Suite struct DirectoryCheckTests {
  private func check(_ change: (inout CentreSettings.SignInDirectory) -> Void) -> [Finding] {
    var settings = CentreSettings()
    settings.directory.host = HostName(unchecked: "127.0.0.1")
    settings.directory.bindName = "{username}@example.org"
    settings.directory.baseDN = "DC=example,DC=org"
    change(&settings.directory)
    return DirectoryCheck().run(settings, answer: "")
  }

  @Test func `[5.6] a directory that answers with a certificate that holds is good`() throws {
    let slapd = try Slapd()
    #expect(
      check { $0 = slapd.settings(.starttls) } == [
        .good("127.0.0.1:\(slapd.plainPort) answers, and its certificate holds.")
      ])
  }

  @Test func `[5.6] without a host there is nothing to look at`() {
    #expect(check { $0.host = HostName() }.map(\.state) == [.unchecked])
  }

  @Test func `[5.6] what is missing or down is an error that says what to do`() throws {
    let port = try Loopback.freePort()
    let down = check { $0.port = Port(port) }
    #expect(down.map(\.state) == [.error])
    #expect(down.first?.sentence.contains("127.0.0.1:\(port) cannot be reached") == true)
    let bound = check { $0.bindName = "" }
    #expect(bound.map(\.state) == [.error])
    #expect(bound.first?.sentence.contains("bind name has no {username}") == true)
  }
}
