public import AgentDomain

/// An Active Directory or another LDAP server, by the settings of the centre.
///
/// A person is let in whom the server lets bind with the password, over TLS with a certificate that was
/// checked, and who then is found exactly once among the people. Nothing is sent before the certificate
/// holds. All steps together end after the timeout of the settings; what then still waits, such as the
/// look-up of the server's name, ends by itself on a thread of its own.
public struct LDAPDirectory: PasswordDirectory {
  public init() {}

  public func verdict(
    on username: String, _ password: Secret, _ settings: CentreSettings.SignInDirectory
  ) -> DirectoryVerdict {
    // An empty password is an anonymous bind, which servers like to accept.
    // https://www.rfc-editor.org/rfc/rfc4513#section-5.1.2
    let isNamed = !username.isEmpty && !username.utf8.contains(0)
    guard isNamed, !password.isEmpty, !password.revealed.utf8.contains(0) else { return .refused }
    return Self.ask(settings, else: DirectoryVerdict.unavailable) { connection throws(LDAPFault) in
      let name = DirectoryName.bound(username, in: settings.bindName)
      guard try connection.bind(name, password) else { return .refused }
      let filter = settings.userFilter.replacing(
        DirectoryName.place, with: DirectoryName.inFilter(username))
      return try connection.count(settings.baseDN, filter) == 1 ? .accepted : .refused
    }
  }

  /// Whether the settings are complete and the server can be reached and shows a certificate that holds, as
  /// a sentence for an administrator where it does not.
  public func fault(_ settings: CentreSettings.SignInDirectory) -> String? {
    Self.ask(settings, else: Optional.some) { connection throws(LDAPFault) in
      try connection.look()
      return nil
    }
  }

  /// Seconds for which an answer that the end of the time brought about may still be on its way.
  private static let grace = 0.5

  private static func ask<Answer: Sendable>(
    _ settings: CentreSettings.SignInDirectory, else unavailable: @Sendable (String) -> Answer,
    _ question: @escaping @Sendable (LDAPConnection) throws(LDAPFault) -> Answer
  ) -> Answer {
    if let gap = LDAPFault.gap(settings) { return unavailable(gap.sentence) }
    let seconds = Double(settings.timeout.number) + grace
    let result = OwnThread.result(within: seconds) { () -> Result<Answer, LDAPFault> in
      do throws(LDAPFault) {
        return .success(try question(try LDAPConnection(settings)))
      } catch { return .failure(error) }
    }
    switch result ?? .failure(.silence(settings)) {
    case .success(let answer): return answer
    case .failure(let fault): return unavailable(fault.sentence)
    }
  }
}
