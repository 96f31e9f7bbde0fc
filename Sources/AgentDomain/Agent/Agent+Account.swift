extension Agent {
  /// Who the agent is, and what keeps others from being the agent.
  public struct Account: Hashable, Sendable {
    public var fullName = ""
    public var username = ""
    public var alias = ""
    public var typology = Typology.phonebar
    public var email = EmailAddress()
    public var internalNumber = InternalNumber()
    public var description = Paragraph()
    public var voicemail = false
    public var hotDesk = false
    public var loginInPause = false
    public var avatar = ImageFile()

    public var toastPosition = ToastPosition.topRight

    public var passwordChangedAt = Timestamp()
    public var disabled = false
    public var locked = false
    public var masksSensitiveData = false

    public var activeDirectory = false
    public var multiFactor = ActiveState()

    static let parts = [
      Part(.account, section: "Personal Info", personal),
      Part(.account, section: "Notifications", notifications),
      Part(.account, section: "Security Suite", security),
      Part(.account, section: "Authentication", authentication),
    ]

    private static let personal: [Field<Agent>] = [
      Field(
        "full_name", \.account.fullName, "Full Name", .length(1...80), .oneLine, .visible,
        required: true, identity: true,
        help: "The agent's name as colleagues, queues and callers see it."),
      Field(
        "username", \.account.username, "Username", .username, required: true, editable: .onCreate,
        identity: true,
        help:
          "What the agent types to sign in and what the telephone registers with. It never changes."
      ),
      Field(
        "alias", \.account.alias, "Alias", .length(0...80), .oneLine, identity: true,
        help:
          "Shown to customers instead of the login name: canned answers, e-mail templates, chat."),
      Field(
        "typology", \.account.typology, "Typology", required: true,
        help: "What the agent works with. It decides the transports and which client tab there is."),
      Field(
        "email", \.account.email, "Email", required: true, identity: true,
        help:
          "Where a forgotten password is reset and voicemail is announced. No two agents share one."
      ),
      Field(
        "internal", \.account.internalNumber, "Internal", required: true, identity: true,
        default: "smallest free number >= settings.min_internal",
        help: "The number that rings the agent; it is the mailbox number as well."),
      Field(
        "description", \.account.description, "Description",
        help: "Anything that colleagues should know, up to 500 characters."),
      Field(
        "voicemail", \.account.voicemail, "Voicemail",
        help:
          "On: callers can leave a message in a mailbox of the internal number. Off keeps it hidden."
      ),
      Field(
        "hot_desk", \.account.hotDesk, "Hot Desk", visible: .typology(.external),
        help: "On: at login the agent picks which of the registered telephones to sit at."),
      Field(
        "login_in_pause", \.account.loginInPause, "Login in Pause",
        help: "On: after login the agent is paused in all queues until the status is changed."),
      Field(
        "avatar", \.account.avatar, "Avatar", identity: true,
        help: "A PNG or JPEG picture of at most 8 MiB: type the path of a file on this machine."),
    ]

    private static let notifications: [Field<Agent>] = [
      Field(
        "notifications_position", \.account.toastPosition, "Toast position",
        help: "The corner of the agent's screen where notifications appear.")
    ]

    private static let security: [Field<Agent>] = [
      Field(
        "password_changed_at", \.account.passwordChangedAt, "Last password reset", editable: .never,
        visible: .securitySuite, identity: true, help: "When the password was last changed."),
      Field(
        "disabled", \.account.disabled, "Disabled", identity: true,
        help: "On: no login and no registration from the next attempt on. Nothing is lost."),
      Field(
        "locked", \.account.locked, "Locked", editable: .onlyOff, identity: true,
        help: "On after too many failed logins. Off unlocks, and the count of failures starts anew."
      ),
      Field(
        "mask_sensitive_data", \.account.masksSensitiveData, "Mask Sensitive Data",
        help: "On: the agent sees contacts without telephone, name and e-mail."),
    ]

    private static let authentication: [Field<Agent>] = [
      Field(
        "active_directory_sso", \.account.activeDirectory, "Active Directory sign-in",
        help: "On: the directory checks the agent's login; the password kept here stays."),
      Field(
        "mfa_active", \.account.multiFactor, "Multi-factor authentication", editable: .onlyOff,
        identity: true,
        help: "Whether a code is asked for after the password. It can be disabled here."),
    ]
  }
}

extension Rule where Value == String {
  /// The characters that a SIP user name and a folder name can both bear; dots alone name other folders.
  static let username = Rule(
    "1 to 40 of the letters A-Z, a-z, the digits, . and _, and not only dots"
  ) { text in
    (1...40).contains(text.count)
      && text.allSatisfy { $0.isASCIIAlphanumeric || $0 == "." || $0 == "_" }
      && text.contains { $0 != "." }
  }
}
