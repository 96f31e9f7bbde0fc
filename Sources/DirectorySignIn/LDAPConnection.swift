import AgentDomain
import CLDAP
import Glibc

/// One encrypted connection; it closes with its last use.
///
/// https://www.rfc-editor.org/rfc/rfc4511, and ldap_set_option(3) for the options.
final class LDAPConnection {
  private let handle: OpaquePointer
  private let watchdog = Watchdog()
  private let settings: CentreSettings.SignInDirectory
  private var seconds: Int32 { Int32(settings.timeout.number) }

  /// The library reads nothing of the machine's or a person's own configuration, and is set up by one
  /// thread. https://www.openldap.org/software/man.cgi?query=ldap.conf
  private static let isReady: Bool =
    setenv("LDAPNOINIT", "1", 1) == 0 && cldap_set_up() == LDAP_SUCCESS

  /// The authorities that Debian's ca-certificates gathers.
  private static let systemAuthorities = "/etc/ssl/certs/ca-certificates.crt"

  init(_ settings: CentreSettings.SignInDirectory) throws(LDAPFault) {
    self.settings = settings
    let scheme = settings.security == .ldaps ? "ldaps" : "ldap"
    let host = settings.host.text.contains(":") ? "[\(settings.host.text)]" : settings.host.text
    var made: OpaquePointer?
    guard Self.isReady,
      ldap_initialize(&made, "\(scheme)://\(host):\(settings.port.number)") == LDAP_SUCCESS,
      let made
    else {
      throw LDAPFault(
        sentence: "The directory \(settings.host.text) cannot be spoken to: check its host.")
    }
    handle = made
    try prepare()
    if settings.security == .starttls { try startTLS() }
  }

  deinit { ldap_unbind_ext_s(handle, nil, nil) }

  private func prepare() throws(LDAPFault) {
    let path = settings.certificateAuthority.text
    let authorities = path.isEmpty ? Self.systemAuthorities : path
    guard access(authorities, R_OK) == 0 else {
      throw LDAPFault(
        sentence: "The CA certificate \(authorities) cannot be read: check its path and mode.")
    }
    let codes = [
      watchdog.guardConnection(handle, seconds: settings.timeout.number),
      cldap_set_number(handle, LDAP_OPT_PROTOCOL_VERSION, LDAP_VERSION3),
      cldap_switch_off(handle, LDAP_OPT_REFERRALS),
      cldap_set_number(handle, LDAP_OPT_DEREF, LDAP_DEREF_NEVER),
      cldap_set_seconds(handle, LDAP_OPT_NETWORK_TIMEOUT, seconds),
      cldap_set_seconds(handle, LDAP_OPT_TIMEOUT, seconds),
      cldap_set_number(handle, LDAP_OPT_TIMELIMIT, seconds),
      cldap_set_number(handle, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_DEMAND),
      cldap_set_text(handle, LDAP_OPT_X_TLS_CACERTFILE, authorities),
      cldap_set_number(handle, LDAP_OPT_X_TLS_REQUIRE_SAN, LDAP_OPT_X_TLS_TRY),
      cldap_set_modern_tls(handle),
      cldap_set_number(handle, LDAP_OPT_X_TLS_NEWCTX, 0),
    ]
    guard codes.allSatisfy({ $0 == 0 }) else {
      throw LDAPFault(
        sentence: "The CA certificate \(authorities) holds no certificate: check its contents.")
    }
  }

  private func startTLS() throws(LDAPFault) {
    let code = ldap_start_tls_s(handle, nil, nil)
    guard code == LDAP_SUCCESS else { throw fault(code, "STARTTLS") }
  }

  /// - Returns: false where the server knows no such person, or another password.
  func bind(_ name: String, _ password: Secret) throws(LDAPFault) -> Bool {
    let secret = Array(password.revealed.utf8).map(CChar.init(bitPattern:))
    let code = secret.withUnsafeBufferPointer { cldap_bind(handle, name, $0.baseAddress, $0.count) }
    switch code {
    case LDAP_SUCCESS: return true
    case LDAP_INVALID_CREDENTIALS, LDAP_NO_SUCH_OBJECT, LDAP_INAPPROPRIATE_AUTH,
      LDAP_UNWILLING_TO_PERFORM, LDAP_CONSTRAINT_VIOLATION:
      return false
    default: throw fault(code, "bind")
    }
  }

  /// How many entries below a base match a filter; more than one count as two.
  func count(_ base: String, _ filter: String) throws(LDAPFault) -> Int {
    var count: Int32 = 0
    let code = cldap_count(handle, base, LDAP_SCOPE_SUBTREE, filter, seconds, &count)
    if code == LDAP_NO_SUCH_OBJECT {
      throw LDAPFault(
        sentence: "The directory has no \(base): check the base DN in the settings.")
    }
    guard code == LDAP_SUCCESS else { throw fault(code, "search") }
    return Int(count)
  }

  /// Reaches the server, without a name, by the one entry that every server has. What it answers does not
  /// matter, only that it does. https://www.rfc-editor.org/rfc/rfc4512#section-5.1
  func look() throws(LDAPFault) {
    var count: Int32 = 0
    let code = cldap_count(handle, "", LDAP_SCOPE_BASE, "(objectClass=*)", seconds, &count)
    if code < 0 || code == LDAP_BUSY || code == LDAP_UNAVAILABLE { throw fault(code, "search") }
  }

  private func fault(_ code: Int32, _ step: String) -> LDAPFault {
    if watchdog.isOver { return .silence(settings) }
    let words = cldap_words(handle)
    defer { if let words { ldap_memfree(words) } }
    return LDAPFault(
      code, step, words.map { String(cString: $0) } ?? "", isConnected: watchdog.hasConnected,
      settings)
  }
}
