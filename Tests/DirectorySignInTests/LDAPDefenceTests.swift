import AgentDomain
import CLDAP
import Foundation
import TerminalHarness
import Testing

@testable import DirectorySignIn

/// What servers, names and settings do that mean no good, or know no better.
@Suite(.serialized) struct LDAPDefenceTests {
  private let directory = LDAPDirectory()
  private let right = Secret(Slapd.password)

  @Test func `[5.6] an odd name finds nobody but the person who has it`() throws {
    let slapd = try Slapd()
    var settings = slapd.settings(.ldaps)
    settings.bindName = "uid={username},ou=Others,dc=example,dc=org"
    for name in Slapd.oddNames {
      settings.baseDN = "ou=People,dc=example,dc=org"
      #expect(directory.verdict(on: name, right, settings) == .refused, "\(name)")
      settings.baseDN = "dc=example,dc=org"
      #expect(directory.verdict(on: name, right, settings) == .accepted, "\(name)")
    }
    #expect(directory.verdict(on: "ada\0", right, settings) == .refused)
  }

  @Test func `[5.6] two people found are two, even where the server shows one only`() throws {
    let slapd = try Slapd(more: "sizelimit 1")
    var settings = slapd.settings(.ldaps)
    settings.userFilter = "(|(uid={username})(uid=a_b.c))"
    #expect(directory.verdict(on: "ada", right, settings) == .refused)
  }

  /// This server takes a password without a name for an anonymous bind, and shows everything to all.
  @Test func `[5.6] settings without the person's name let nobody in`() throws {
    let slapd = try Slapd(more: "access to * by * read")
    let settings = slapd.settings(.ldaps)
    let changes: [(inout CentreSettings.SignInDirectory) -> Void] = [
      { $0.bindName = "" }, { $0.bindName = "uid=ada,ou=People,dc=example,dc=org" },
      { $0.userFilter = "" }, { $0.userFilter = "(uid=ada)" }, { $0.baseDN = "" },
    ]
    for change in changes {
      var settings = settings
      change(&settings)
      #expect(sentence(settings).contains("settings"))
      #expect(directory.fault(settings) == sentence(settings))
    }
  }

  @Test
  func `[5.6] names of the certificate that name another host are not made good by its subject`()
    throws
  {
    let slapd = try Slapd(names: "DNS:elsewhere.example.org", subject: "127.0.0.1")
    #expect(sentence(slapd.settings(.ldaps)).contains("must be signed by"))
  }

  @Test func `[5.6] a server that speaks no TLS newer than 1.1 hears no password`() throws {
    let modern = try OpenServer(version: "-tls1_2")
    #expect(sentence(modern.settings).contains("no answer within 1 second"))
    #expect(modern.heard.contains(Slapd.password))
    let old = try OpenServer(version: "-tls1_1")
    #expect(sentence(old.settings).contains("TLS 1.2 or newer"))
    #expect(!old.heard.contains(Slapd.password))
  }

  @Test(arguments: [0, 2] as [UInt8])
  func `[5.6] whatever a server says to STARTTLS, nothing is said in clear`(code: UInt8) throws {
    let server = try FalseServer(answer: FalseServer.answerToSTARTTLS(code: code))
    var settings = CentreSettings().directory
    settings.host = HostName(unchecked: "127.0.0.1")
    (settings.port, settings.security, settings.timeout) = (Port(server.port), .starttls, 1)
    (settings.baseDN, settings.bindName) = ("dc=example,dc=org", "{username}@example.org")
    #expect(sentence(settings).contains("127.0.0.1:\(server.port)"))
    #expect(server.received.contains("1.3.6.1.4.1.1466.20037"))
    #expect(!server.received.contains(Slapd.password) && !server.received.contains("ada@"))
  }

  @Test func `[5.6] a connection that opens after the time is closed at once`() throws {
    let server = try FalseServer()
    let (watchdog, place) = (Watchdog(), "ldap://127.0.0.1:\(server.port)")
    let code = OwnThread.result(within: 20) {
      var handle: OpaquePointer?
      guard ldap_initialize(&handle, place) == LDAP_SUCCESS, let handle else { return LDAP_OTHER }
      defer { ldap_unbind_ext_s(handle, nil, nil) }
      _ = watchdog.guardConnection(handle, seconds: 0)
      while !watchdog.isOver { usleep(1000) }
      return cldap_bind(handle, "x", "y", 1)
    }
    #expect(code == LDAP_SERVER_DOWN)
    withExtendedLifetime(server) {}
  }

  @Test func `[5.6] nobody waits longer than the time, whatever the other thread does`() {
    let end = DispatchSemaphore(value: 0)
    #expect(OwnThread.result(within: 0.01) { end.wait() } == nil)
    end.signal()
    #expect(OwnThread.result(within: 60) { 5 } == 5)
  }

  @Test(arguments: [DirectorySecurity.ldaps, .starttls])
  func `[5.6] looking at the directory says the same as signing in would`(
    security: DirectorySecurity
  ) throws {
    let slapd = try Slapd()
    var settings = slapd.settings(security)
    #expect(directory.fault(settings) == nil)
    settings.certificateAuthority = FilePath(
      unchecked: try Authority("stranger", in: slapd.folder.path).certificate)
    #expect(directory.fault(settings) == sentence(settings))
    slapd.stop()
    #expect(directory.fault(settings)?.contains("cannot be reached") == true)
  }

  private func sentence(_ settings: CentreSettings.SignInDirectory) -> String {
    let verdict = directory.verdict(on: "ada", right, settings)
    guard case .unavailable(let sentence) = verdict else { return "\(verdict)" }
    return sentence
  }
}
