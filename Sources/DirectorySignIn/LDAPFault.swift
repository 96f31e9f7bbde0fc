import AgentDomain
import CLDAP

/// Why a directory gives no answer, and what to do.
struct LDAPFault: Error {
  let sentence: String

  /// Settings that let in whom the directory does not know, were they used: a bind without a name is
  /// anonymous, and a filter without one finds somebody else. https://www.rfc-editor.org/rfc/rfc4513#section-5.1
  static func gap(_ settings: CentreSettings.SignInDirectory) -> LDAPFault? {
    if !settings.bindName.contains(DirectoryName.place) {
      return LDAPFault(
        sentence: "The settings' bind name has no {username}: give one, as {username}@example.org.")
    }
    if !settings.userFilter.contains(DirectoryName.place) {
      return LDAPFault(
        sentence: "The settings' user filter has no {username}: give one, as (uid={username}).")
    }
    return settings.baseDN.isEmpty
      ? LDAPFault(sentence: "The settings' base DN is empty: give one, as DC=example,DC=org.") : nil
  }

  static func silence(_ settings: CentreSettings.SignInDirectory) -> LDAPFault {
    let seconds = settings.timeout.number
    return LDAPFault(
      sentence: "The directory \(place(settings)) gave no answer within \(seconds) "
        + "\(seconds == 1 ? "second" : "seconds"): check that it is up, and that its name is found."
    )
  }

  /// A server that takes a connection, but shows nothing to be trusted. The library does not say what was
  /// amiss.
  static func distrust(_ settings: CentreSettings.SignInDirectory) -> LDAPFault {
    let path = settings.certificateAuthority.text
    return LDAPFault(
      sentence: "The directory \(place(settings)) takes the connection, but not safely: its "
        + "certificate must be signed by \(path.isEmpty ? "an authority of this host" : path), hold "
        + "today and name \(settings.host.text), and it must speak TLS 1.2 or newer.")
  }

  /// - Parameters:
  ///   - code: the library's own below zero, the server's above.
  ///   - step: what was tried: "bind".
  ///   - words: what library or server say about it.
  ///   - isConnected: whether the server has taken a connection.
  init(
    _ code: Int32, _ step: String, _ words: String, isConnected: Bool,
    _ settings: CentreSettings.SignInDirectory
  ) {
    let reason = words.isEmpty ? String(cString: ldap_err2string(code)) : Self.brief(words)
    switch code {
    case LDAP_TIMEOUT, LDAP_X_CONNECTING: self = .silence(settings)
    case LDAP_SERVER_DOWN where isConnected, LDAP_CONNECT_ERROR where isConnected:
      self = .distrust(settings)
    case ..<0, LDAP_UNAVAILABLE, LDAP_BUSY:
      sentence =
        "The directory \(Self.place(settings)) cannot be reached (\(reason)): check that it is up, "
        + "and host and port in the settings."
    default:
      sentence =
        "The directory \(Self.place(settings)) refused the \(step) (\(reason)): check the settings."
    }
  }

  init(sentence: String) { self.sentence = sentence }

  private static func place(_ settings: CentreSettings.SignInDirectory) -> String {
    "\(settings.host.text):\(settings.port.number)"
  }

  /// A server may say as much as it likes.
  private static func brief(_ words: String) -> String {
    words.count > 200 ? "\(words.prefix(200))…" : words
  }
}
