extension CentreSettings {
  /// Who gets in, and for how long.
  public struct Security: Hashable, Sendable {
    public var suite = true
    public var maxFailedLogins = 5
    /// Minutes; 0 locks until somebody unlocks.
    public var lockMinutes = 0
    /// Days; 0 never ages.
    public var passwordMaxAge = 90
    public var passwordHistory = 5
    /// How many characters of contacts' data are masked; 0 while nobody chose.
    public var maskCharacters = 0
    public var usersMayManagePasswords = false
    /// The digest realm of SIP passwords; a change invalidates them all.
    public var sipRealm = "motion"
    /// Minutes without a key after which a console asks for the password; 0 never.
    public var lockAfterMinutes = 0

    static let parts = [
      Part(.security, section: "Security Suite", suite),
      Part(.security, section: "Console", console),
    ]

    private static let suite: [Field<CentreSettings>] = [
      Field(
        "security_suite", \.security.suite, "Security Suite",
        help: "On: passwords have to be strong, age, and are changed at the first login."),
      Field(
        "max_failed_logins", \.security.maxFailedLogins, "Failed logins before locking",
        .within(0...100), help: "After so many failed logins the account locks; 0 never locks."),
      Field(
        "lock_minutes", \.security.lockMinutes, "Locked for (minutes)", .within(0...10_080),
        help: "How long a locked account stays locked; 0 until somebody unlocks it."),
      Field(
        "password_max_age_days", \.security.passwordMaxAge, "Password age (days)",
        .within(0...3650), help: "After so many days a password has to be changed; 0 never."),
      Field(
        "password_history", \.security.passwordHistory, "Password history", .within(0...12),
        help: "How many earlier passwords may not be used again."),
      Field(
        "mask_characters", \.security.maskCharacters, "Masked characters", .within(0...99),
        help: "How many characters of contacts' data are masked; 0 while nobody has chosen."),
      Field(
        "users_manage_passwords", \.security.usersMayManagePasswords, "Users manage passwords",
        help: "On: users with edit rights change passwords, unlock agents and disable multi-factor."
      ),
      Field(
        "sip_realm", \.security.sipRealm, "SIP realm", .length(1...64), .oneLine, required: true,
        help: "Part of every SIP password's digest: after a change each agent needs a new password."
      ),
    ]

    private static let console: [Field<CentreSettings>] = [
      Field(
        "lock_after_minutes", \.security.lockAfterMinutes, "Lock when idle (minutes)",
        .within(0...1440), since: 2,
        help: "After so many minutes without a key a console asks who is there; 0 never.")
    ]
  }
}
