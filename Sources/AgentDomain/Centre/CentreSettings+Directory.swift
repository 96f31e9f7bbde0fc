extension CentreSettings {
  /// The Active Directory against which sign-ins are checked where an account wants that.
  public struct SignInDirectory: Hashable, Sendable {
    public var host = HostName()
    public var port: Port = 636
    public var security = DirectorySecurity.ldaps
    public var certificateAuthority = FilePath()
    public var baseDN = ""
    public var userFilter = "(sAMAccountName={username})"
    public var bindName = ""
    public var timeout: Seconds = 5

    static let parts = [
      Part(.directory, section: "Active Directory", server),
      Part(.directory, section: "Sign-in", signIn),
    ]

    private static let server: [Field<CentreSettings>] = [
      Field(
        "directory_host", \.directory.host, "Host", since: 2,
        help: "The directory's server. Empty: nobody signs in through a directory."),
      Field(
        "directory_port", \.directory.port, "Port", .port, since: 2,
        help: "636 for ldaps, 389 for starttls."),
      Field(
        "directory_security", \.directory.security, "Security", since: 2,
        help: "How the connection is encrypted: from its first byte, or after STARTTLS."),
      Field(
        "directory_ca_certificate", \.directory.certificateAuthority, "CA certificate", since: 2,
        help: "The file of the authority that signed the server's certificate. Empty: the system's."
      ),
      Field(
        "directory_timeout_seconds", \.directory.timeout, "Timeout (s)", .within(1...60), since: 2,
        help: "How long a sign-in waits for the directory before it is refused."),
    ]

    private static let signIn: [Field<CentreSettings>] = [
      Field(
        "directory_bind_name", \.directory.bindName, "Bind name", .length(1...200), .oneLine,
        .namesUser, since: 2,
        help: "How a person is called when signing in, such as {username}@example.org."),
      Field(
        "directory_base_dn", \.directory.baseDN, "Base DN", .length(1...255), .oneLine,
        .distinguishedName, since: 2,
        help: "Where people are looked for, such as OU=People,DC=example,DC=org."),
      Field(
        "directory_user_filter", \.directory.userFilter, "User filter", .length(1...255), .oneLine,
        .namesUser, .ldapFilter, since: 2,
        help: "What finds a person below the base DN; {username} stands for the name."),
    ]
  }
}

/// How a connection to a directory is encrypted; never not at all.
public enum DirectorySecurity: String, ChoiceValue {
  case ldaps, starttls

  /// The port that servers listen on. https://www.rfc-editor.org/rfc/rfc4516#section-2
  public var usualPort: Port { self == .ldaps ? 636 : 389 }
}

extension Rule where Value == String {
  /// A pattern into which the name of a person is put.
  static let namesUser = Rule("a text with {username} in it") { $0.contains("{username}") }

  /// Attribute and value, joined by commas; the server knows the rest.
  /// https://www.rfc-editor.org/rfc/rfc4514
  static let distinguishedName = Rule("a distinguished name such as DC=example,DC=org") { text in
    text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { part in
      let sides = part.split(separator: "=", maxSplits: 1)
      return sides.count == 2 && part.first != "="
    }
  }

  /// A filter in brackets that all close again. https://www.rfc-editor.org/rfc/rfc4515
  static let ldapFilter = Rule("a filter in brackets, such as (sAMAccountName={username})") {
    text in
    var depth = 0
    for (index, character) in text.enumerated() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth < 0 || (depth == 0 && index < text.count - 1) { return false }
    }
    return depth == 0 && text.first == "("
  }
}
