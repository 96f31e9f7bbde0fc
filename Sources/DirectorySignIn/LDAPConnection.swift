import AgentDomain
import CLDAP
import Glibc

/// One encrypted connection; it closes with its last use.
///
/// https://www.rfc-editor.org/rfc/rfc4511, and ldap_set_option(3) for the options.
final class LDAPConnection {
  private let handle: OpaquePointer
  private let settings: CentreSettings.SignInDirectory
  private var seconds: Int32 { Int32(settings.timeout.number) }

  /// The library reads nothing of the machine's or a person's own configuration.
  private static let isAlone: Bool = setenv("LDAPNOINIT", "1", 1) == 0

  /// The authorities that Debian's ca-certificates gathers.
  private static let systemAuthorities = "/etc/ssl/certs/ca-certificates.crt"

  init(_ settings: CentreSettings.SignInDirectory) throws(LDAPFault) {
    self.settings = settings
    let scheme = settings.security == .ldaps ? "ldaps" : "ldap"
    let host = settings.host.text.contains(":") ? "[\(settings.host.text)]" : settings.host.text
    var made: OpaquePointer?
    guard Self.isAlone,
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
      cldap_set_number(handle, LDAP_OPT_PROTOCOL_VERSION, LDAP_VERSION3),
      cldap_switch_off(handle, LDAP_OPT_REFERRALS),
      cldap_set_number(handle, LDAP_OPT_DEREF, LDAP_DEREF_NEVER),
      cldap_set_seconds(handle, LDAP_OPT_NETWORK_TIMEOUT, seconds),
      cldap_set_seconds(handle, LDAP_OPT_TIMEOUT, seconds),
      cldap_set_number(handle, LDAP_OPT_TIMELIMIT, seconds),
      cldap_set_number(handle, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_DEMAND),
      cldap_set_text(handle, LDAP_OPT_X_TLS_CACERTFILE, authorities),
      cldap_set_number(handle, LDAP_OPT_X_TLS_PROTOCOL_MIN, 0x0303),
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

  /// How many entries below a base match a filter; more than two count as three.
  func count(_ base: String, _ filter: String) throws(LDAPFault) -> Int {
    let count = cldap_count(handle, base, filter, seconds)
    if count >= 0 { return Int(count) }
    if -count == LDAP_NO_SUCH_OBJECT {
      throw LDAPFault(
        sentence: "The directory has no \(base): check the base DN in the settings.")
    }
    throw fault(-count, "search")
  }

  /// Reaches the server, without a name: what it answers does not matter, only that it does.
  func look() throws(LDAPFault) {
    let count = cldap_count(handle, "", "(objectClass=*)", seconds)
    guard count < 0 else { return }
    let isAnswer = -count > 0 && -count < 0x50
    if !isAnswer { throw fault(-count, "search") }
  }

  private func fault(_ code: Int32, _ step: String) -> LDAPFault {
    let place = "\(settings.host.text):\(settings.port.number)"
    let words = cldap_words(handle)
    defer { if let words { ldap_memfree(words) } }
    let said = words.map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    let reason = said ?? String(cString: ldap_err2string(code))
    switch code {
    case LDAP_TIMEOUT, LDAP_X_CONNECTING:
      return LDAPFault(
        sentence: "The directory \(place) gave no answer within \(seconds) seconds: is it up?")
    case LDAP_SERVER_DOWN, LDAP_CONNECT_ERROR, LDAP_UNAVAILABLE, LDAP_BUSY:
      return LDAPFault(
        sentence:
          "The directory \(place) cannot be reached (\(reason)): check that it is up, and its "
          + "certificate against the CA certificate of the settings.")
    default:
      return LDAPFault(
        sentence: "The directory \(place) refused the \(step) (\(reason)): check the settings.")
    }
  }
}
