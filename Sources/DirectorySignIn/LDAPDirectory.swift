public import AgentDomain
import CLDAP

/// An Active Directory or another LDAP server, by the settings of the centre.
///
/// A person is let in whom the server lets bind with the password, over TLS with a certificate that was
/// checked, and who then is found exactly once among the people. Nothing is sent before the certificate
/// holds; each step ends after the timeout of the settings.
public struct LDAPDirectory: PasswordDirectory {
  public init() {}

  public func verdict(
    on username: String, _ password: Secret, _ settings: CentreSettings.SignInDirectory
  ) -> DirectoryVerdict {
    // An empty password is an anonymous bind, which servers like to accept.
    // https://www.rfc-editor.org/rfc/rfc4513#section-5.1.2
    let isNamed = !username.isEmpty && !username.utf8.contains(0)
    guard isNamed, !password.isEmpty, !password.revealed.utf8.contains(0) else { return .refused }
    do throws(LDAPFault) {
      let connection = try LDAPConnection(settings)
      let name = DirectoryName.bound(username, in: settings.bindName)
      guard try connection.bind(name, password) else { return .refused }
      let filter = settings.userFilter.replacing(
        "{username}", with: DirectoryName.inFilter(username))
      return try connection.count(settings.baseDN, filter) == 1 ? .accepted : .refused
    } catch { return .unavailable(error.sentence) }
  }

  /// Whether the server can be reached and shows a certificate that holds, as a sentence for an
  /// administrator where it does not.
  public func fault(_ settings: CentreSettings.SignInDirectory) -> String? {
    do throws(LDAPFault) {
      try LDAPConnection(settings).look()
      return nil
    } catch { return error.sentence }
  }
}

/// Why a directory gives no answer, and what to do.
struct LDAPFault: Error {
  let sentence: String
}
