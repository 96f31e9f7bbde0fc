import AgentDomain
import Foundation
import TerminalHarness

/// A real slapd with a few people, on loopback, with certificates of its own.
final class Slapd {
  let folder: TemporaryFolder
  let authority: Authority
  let tlsPort, plainPort: Int
  private var server: Server?

  static let password = "Correct-horse1"
  private static let program = "/usr/sbin/slapd"

  /// - Parameters:
  ///   - names: whom the certificate is for.
  ///   - days: how long the certificate holds; below zero it has ended.
  ///   - hasTLS: without it the server knows no STARTTLS.
  ///   - subject: the common name of the certificate.
  ///   - more: further lines of slapd.conf for the database.
  init(
    names: String = "DNS:localhost,IP:127.0.0.1", days: Int = 2, hasTLS: Bool = true,
    subject: String = "server", more: String = ""
  ) throws {
    folder = try TemporaryFolder("slapd")
    authority = try Authority("authority", in: folder.path)
    (tlsPort, plainPort) = (try Loopback.freePort(), try Loopback.freePort())
    let (certificate, key) = try authority.issue(subject, names: names, days: days)
    try FileManager.default.createDirectory(
      atPath: folder.file("data"), withIntermediateDirectories: false)
    let tls = """
      TLSCACertificateFile \(authority.certificate)
      TLSCertificateFile \(certificate)
      TLSCertificateKeyFile \(key)
      """
    try write(
      "slapd.conf", Self.configuration(folder.path, tls: hasTLS ? tls : "") + "\n\(more)\n")
    try write("people.ldif", Self.people)
    guard access(Self.program, X_OK) == 0 else {
      throw HarnessError.missing(program: Self.program, package: "slapd")
    }
    let filled = try TerminalHarness.run(
      Self.program,
      ["-T", "add", "-f", folder.file("slapd.conf"), "-l", folder.file("people.ldif")])
    guard filled.status == 0 else { throw HarnessError.timeout("slapadd failed: \(filled)") }
    let places =
      hasTLS
      ? "ldap://127.0.0.1:\(plainPort) ldaps://127.0.0.1:\(tlsPort)"
      : "ldap://127.0.0.1:\(plainPort)"
    let server = try Server(
      Self.program, ["-d", "0", "-f", folder.file("slapd.conf"), "-h", places], package: "slapd",
      log: folder.file("said"))
    for port in hasTLS ? [plainPort, tlsPort] : [plainPort] {
      try server.waitUntilListening(on: port)
    }
    self.server = server
  }

  /// The settings that a centre with this directory has.
  func settings(_ security: DirectorySecurity) -> CentreSettings.SignInDirectory {
    var settings = CentreSettings().directory
    settings.host = HostName(unchecked: "127.0.0.1")
    settings.port = Port(security == .ldaps ? tlsPort : plainPort)
    settings.security = security
    settings.certificateAuthority = FilePath(unchecked: authority.certificate)
    settings.baseDN = "ou=People,dc=example,dc=org"
    settings.bindName = "uid={username},ou=People,dc=example,dc=org"
    settings.userFilter = "(uid={username})"
    settings.timeout = 5
    return settings
  }

  func stop() { server = nil }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name)))
  }

  private static func configuration(_ folder: String, tls: String) -> String {
    """
    include /etc/ldap/schema/core.schema
    include /etc/ldap/schema/cosine.schema
    include /etc/ldap/schema/inetorgperson.schema
    modulepath /usr/lib/ldap
    moduleload back_mdb
    pidfile \(folder)/pid
    \(tls)
    allow bind_anon_cred bind_anon_dn
    database mdb
    maxsize 10485760
    suffix dc=example,dc=org
    directory \(folder)/data
    access to attrs=userPassword by anonymous auth by * none
    access to * by users read by * none
    """
  }

  private static let people = """
    dn: dc=example,dc=org
    objectClass: domain
    dc: example

    dn: ou=People,dc=example,dc=org
    objectClass: organizationalUnit
    ou: People

    dn: ou=Others,dc=example,dc=org
    objectClass: organizationalUnit
    ou: Others

    dn: uid=ada,ou=People,dc=example,dc=org
    objectClass: inetOrgPerson
    uid: ada
    cn: Ada Lovelace
    sn: Lovelace
    userPassword: \(password)

    dn: uid=a_b.c,ou=People,dc=example,dc=org
    objectClass: inetOrgPerson
    uid: a_b.c
    cn: Dotted
    sn: Dotted
    userPassword: \(password)

    dn: uid=eve,ou=Others,dc=example,dc=org
    objectClass: inetOrgPerson
    uid: eve
    cn: Eve
    sn: Outside
    userPassword: \(password)


    """ + oddNames.map(person).joined()

  /// Names that are anything but names where they are not escaped; all of them bind, outside the people.
  static let oddNames = [
    "*", "ada*", ")(uid=*", "*)(|(uid=*", #"a\b"#, "ada,ou=People", "a+b=c", "#ada", "é\"<>;",
  ]

  private static func person(_ name: String) -> String {
    let escaped = name.utf8.map { "\\" + String(Int($0) | 0x100, radix: 16).suffix(2) }.joined()
    return """
      dn: uid=\(escaped),ou=Others,dc=example,dc=org
      objectClass: inetOrgPerson
      uid:: \(Data(name.utf8).base64EncodedString())
      cn: Odd
      sn: Odd
      userPassword: \(password)


      """
  }
}
