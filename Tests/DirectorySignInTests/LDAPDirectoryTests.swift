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
    #expect(unavailable(settings).contains("certificate"))
    let elsewhere = try Slapd(names: "DNS:elsewhere.example.org")
    #expect(unavailable(elsewhere.settings(security)).contains("certificate"))
    let old = try Slapd(days: -1)
    #expect(unavailable(old.settings(security)).contains("certificate"))
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
    let silent = try SilentServer()
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

@Suite struct DirectoryNameTests {
  @Test func `[5.6] a name means nothing but itself, in a filter and in a distinguished name`() {
    #expect(DirectoryName.inFilter("ada.b@x") == "ada.b@x")
    #expect(DirectoryName.inFilter("*)(uid=*") == #"\2a\29\28uid\3d\2a"#)
    #expect(DirectoryName.inFilter("é\\\0") == #"\c3\a9\5c\00"#)
    #expect(DirectoryName.inDistinguishedName("a,b=c+\" ") == #"a\2cb\3dc\2b\22\20"#)
    #expect(DirectoryName.bound("ada", in: "{username}@example.org") == "ada@example.org")
    #expect(DirectoryName.bound("a,b", in: "uid={username},dc=x") == #"uid=a\2cb,dc=x"#)
  }

  @Test func `[5.6] no name of many thousands adds anything to a filter`() {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("*()\\\0|&!=<>~,+\"#; azé@".unicodeScalars)
    for _ in 0..<20_000 {
      let scalars = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      let name = String(String.UnicodeScalarView(scalars))
      let escaped = DirectoryName.inFilter(name)
      #expect(!escaped.contains { "*()\0|&!=<>~,+\"#; ".contains($0) })
      #expect(Self.unescaped(escaped) == Array(name.utf8))
    }
  }

  private static func unescaped(_ text: String) -> [UInt8] {
    var (bytes, rest): ([UInt8], Substring.UTF8View) = ([], text[...].utf8)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(rest.prefix(2)) ?? "", radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
