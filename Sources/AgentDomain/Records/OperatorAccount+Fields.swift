extension OperatorAccount {
  public static let catalogue = Catalogue<OperatorAccount>(
    "operator",
    [
      Part(.general, section: "Person", person),
      Part(.general, section: "Rights", rights),
      Part(.signIn, section: "Sign-in", signIn),
      Part(.signIn, section: "Ways in", ways),
    ])

  private static let person: [Field<OperatorAccount>] = [
    Field(
      "full_name", \.fullName, "Full Name", .length(1...80), .oneLine, .visible, since: 3,
      required: true, identity: false, help: "The operator's name as colleagues read it."),
    Field(
      "username", \.username, "Username", .username, since: 3, required: true,
      editable: .onCreate, identity: true,
      help: "What the operator signs in with, and what history says. It never changes."),
    Field(
      "email", \.email, "Email", since: 3, identity: true,
      help: "Where a forgotten password is reset. Empty: only an administrator can reset it."),
    Field(
      "internal", \.internalNumber, "Internal", since: 3, identity: true,
      help: "The operator's own telephone number, if there is one."),
    Field(
      "description", \.description, "Description", since: 3,
      help: "Anything that colleagues should know, up to 500 characters."),
  ]

  private static let rights: [Field<OperatorAccount>] = [
    Field(
      "role", \.rights.role, "Role", since: 3, required: true,
      help: "An administrator may do everything; a user what stands below."),
    Field(
      "agents_permission", \.rights.permission, "Agents permission", since: 3, required: true,
      visible: .user, help: "What a user may do with the agents of the enabled queues."),
    Field(
      "queues", \.rights.queues, "Enabled queues", since: 3, visible: .user,
      help: "A user sees the agents of these queues; all others do not exist for the user."),
  ]

  private static let signIn: [Field<OperatorAccount>] = [
    Field(
      "disabled", \.signIn.disabled, "Disabled", since: 3, identity: true,
      help: "On: no way in is open, and open consoles end. Nothing is lost."),
    Field(
      "locked", \.signIn.locked, "Locked", since: 3, editable: .onlyOff, identity: true,
      help: "On after too many failed logins. Off unlocks, and the count of failures starts anew."
    ),
    Field(
      "password_changed_at", \.signIn.passwordChangedAt, "Last password reset", since: 3,
      editable: .never, visible: .securitySuite, identity: true,
      help: "When the password was last changed."),
    Field(
      "active_directory_sso", \.signIn.activeDirectory, "Active Directory sign-in", since: 3,
      help: "On: the directory checks the operator's login; the password kept here stays."),
    Field(
      "mfa_active", \.signIn.multiFactor, "Multi-factor authentication", since: 3,
      editable: .onlyOff, identity: true,
      help: "Whether a code is asked for after the password. It can be disabled here."),
  ]

  private static let ways: [Field<OperatorAccount>] = [
    Field(
      "system_login", \.signIn.systemLogin, "System login", .systemLogin, since: 3,
      identity: true,
      help: "Whoever owns the database and is logged in under this name is this operator, unasked."),
    Field(
      "ssh_keys", \.signIn.sshKeys, "SSH keys", since: 3, identity: true,
      help: "Public keys, one a line as in a .pub file: whoever has one opens the console by ssh."),
  ]

  public func conditionProblems(_ settings: CentreSettings) -> [Problem] {
    let least = settings.numbers.minInternal
    guard !internalNumber.text.isEmpty, internalNumber < least else { return [] }
    return [Self.catalogue["internal"]].compactMap(\.self).map {
      $0.problem(sentence: "Internal must be \(least.text) or larger, as the settings say.")
    }
  }

  public func warnings(_ settings: CentreSettings) -> [Warning] {
    guard rights.role == .user else { return [] }
    if rights.permission == .none {
      return [Warning(field: "agents_permission", sentence: "None: the user cannot do anything.")]
    }
    guard rights.queues.names.isEmpty else { return [] }
    return [Warning(field: "queues", sentence: "Without a queue the user sees no agent at all.")]
  }
}

extension Tab {
  public static let signIn = Tab("sign-in", "Sign-in")
}

extension Condition<OperatorAccount> {
  static let user = Condition("role = user") { record, _ in record.rights.role == .user }
  static let securitySuite = Condition("settings.security_suite") { $1.security.suite }
}

extension Rule where Value == String {
  /// A login as Unix systems have them. https://man7.org/linux/man-pages/man8/useradd.8.html
  static let systemLogin = Rule("a login name of this machine, such as ada") { text in
    (1...32).contains(text.utf8.count) && !text.hasPrefix("-")
      && text.allSatisfy { $0.isASCIIAlphanumeric || "._-$".contains($0) }
  }
}
