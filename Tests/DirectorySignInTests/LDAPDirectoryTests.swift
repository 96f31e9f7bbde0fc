import AgentDomain
import Foundation
import Synchronization
import TerminalHarness
import Testing

@testable import DirectorySignIn

@Suite(.serialized) struct LDAPDirectoryTests {
  private let directory = LDAPDirectory()
  private let right = Secret(Slapd.password)

  @Test(arguments: [DirectorySecurity.ldaps, .starttls])
  func `[5.6] the right password is accepted over TLS, any other refused`(
    security: DirectorySecurity
  ) throws {
    let slapd = try Slapd()
    let settings = slapd.settings(security)
    #expect(directory.verdict(on: "ada", right, settings) == .accepted)
    #expect(directory.verdict(on: "a_b.c", right, settings) == .accepted)
    #expect(directory.verdict(on: "ada", Secret("Wrong-horse1"), settings) == .refused)
    #expect(directory.verdict(on: "nobody", right, settings) == .refused)
    #expect(directory.verdict(on: "", right, settings) == .refused)
    #expect(directory.fault(settings) == nil)
  }

  /// This very server takes an empty password for an anonymous bind, and says yes.
  @Test func `[5.6] an empty password never reaches the server`() throws {
    let slapd = try Slapd()
    #expect(directory.verdict(on: "ada", Secret(""), slapd.settings(.ldaps)) == .refused)
    #expect(directory.verdict(on: "ada", Secret("\0"), slapd.settings(.ldaps)) == .refused)
    slapd.stop()
    #expect(directory.verdict(on: "ada", Secret(""), slapd.settings(.ldaps)) == .refused)
  }

  @Test func `[5.6] who binds but is not among the people stays outside`() throws {
    let slapd = try Slapd()
    var settings = slapd.settings(.ldaps)
    settings.bindName = "uid={username},ou=Others,dc=example,dc=org"
    #expect(directory.verdict(on: "eve", right, settings) == .refused)
    settings.baseDN = "dc=example,dc=org"
    #expect(directory.verdict(on: "eve", right, settings) == .accepted)
    settings.userFilter = "(|(uid={username})(uid=ada))"
    #expect(directory.verdict(on: "eve", right, settings) == .refused)
  }

  @Test(arguments: [DirectorySecurity.ldaps, .starttls])
  func `[5.6] a certificate that does not hold ends it before anything is sent`(
    security: DirectorySecurity
  ) throws {
    let slapd = try Slapd()
    let stranger = try Authority("stranger", in: slapd.folder.path)
    var settings = slapd.settings(security)
    settings.certificateAuthority = FilePath(unchecked: stranger.certificate)
    #expect(unavailable(settings).contains("certificate must be signed by"))
    let elsewhere = try Slapd(names: "DNS:elsewhere.example.org")
    #expect(unavailable(elsewhere.settings(security)).contains("certificate must be signed by"))
    let old = try Slapd(days: -1)
    #expect(unavailable(old.settings(security)).contains("certificate must be signed by"))
    settings.certificateAuthority = FilePath(unchecked: "/nonexistent/authority.crt")
    #expect(unavailable(settings).contains("/nonexistent/authority.crt cannot be read"))
  }

  @Test(arguments: [DirectorySecurity.ldaps, .starttls])
  func `[5.6] a server that is down is told in a sentence`(security: DirectorySecurity) throws {
    let slapd = try Slapd()
    slapd.stop()
    #expect(unavailable(slapd.settings(security)).contains("cannot be reached"))
    #expect(directory.fault(slapd.settings(security)) != nil)
  }

  @Test(arguments: [DirectorySecurity.ldaps, .starttls])
  func `[5.6] a server that never answers is left after the timeout`(security: DirectorySecurity)
    throws
  {
    let silent = try FalseServer()
    var settings = CentreSettings().directory
    settings.host = HostName(unchecked: "127.0.0.1")
    (settings.port, settings.security, settings.timeout) = (Port(silent.port), security, 1)
    (settings.baseDN, settings.bindName) = ("dc=example,dc=org", "{username}@example.org")
    #expect(unavailable(settings).contains("127.0.0.1"))
    #expect(!silent.received.contains(Slapd.password))
  }

  @Test func `[5.6] without STARTTLS nothing is said in clear`() throws {
    let slapd = try Slapd(hasTLS: false)
    #expect(unavailable(slapd.settings(.starttls)).contains("STARTTLS"))
  }

  @Test func `[5.6] several sign in at once`() throws {
    let slapd = try Slapd()
    let settings = slapd.settings(.starttls)
    let accepted = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: 16) { number in
      let password = number.isMultiple(of: 2) ? Secret(Slapd.password) : Secret("Wrong-horse1")
      if LDAPDirectory().verdict(on: "ada", password, settings) == .accepted {
        accepted.add(1, ordering: .relaxed)
      }
    }
    #expect(accepted.load(ordering: .relaxed) == 8)
  }

  private func unavailable(_ settings: CentreSettings.SignInDirectory) -> String {
    guard case .unavailable(let sentence) = directory.verdict(on: "ada", right, settings) else {
      return "it was available"
    }
    return sentence
  }
}
