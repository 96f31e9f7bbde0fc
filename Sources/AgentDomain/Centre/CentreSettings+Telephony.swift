extension CentreSettings {
  /// What the telephone exchange gets, and how it is spoken to.
  public struct Telephony: Hashable, Sendable {
    public var isOn = false
    /// The folder of `telephony.db`, from which the exchange reads.
    public var folder = FilePath(unchecked: "/var/lib/roster/telephony")
    public var managerHost = HostName()
    public var managerPort: Port = 5038
    public var managerUser = ""
    public var managerSecretFile = FilePath()

    /// Whether the exchange can be told and asked things at once.
    public var hasManager: Bool { isOn && !managerHost.text.isEmpty }

    static let parts = [
      Part(.telephony, section: "Exchange", exchange),
      Part(.telephony, section: "Manager interface", manager),
    ]

    private static let exchange: [Field<CentreSettings>] = [
      Field(
        "telephony_enabled", \.telephony.isOn, "Telephony", since: 2,
        help: "On: what is saved here reaches Asterisk at once."),
      Field(
        "telephony_directory", \.telephony.folder, "Folder of telephony.db", since: 2,
        required: true, help: "The folder of the database that Asterisk reads, and nothing else."),
    ]

    private static let manager: [Field<CentreSettings>] = [
      Field(
        "manager_host", \.telephony.managerHost, "Host", since: 2,
        help: "Where Asterisk's manager interface listens. Empty: live states are not shown."),
      Field(
        "manager_port", \.telephony.managerPort, "Port", .port, since: 2,
        help: "The port of the manager interface: 5038, as a rule."),
      Field(
        "manager_user", \.telephony.managerUser, "User", .length(1...80), .oneLine, .visible,
        since: 2, help: "The user of manager.conf as whom Roster signs in."),
      Field(
        "manager_secret_file", \.telephony.managerSecretFile, "File with the secret", since: 2,
        help: "A file that holds the user's secret on its first line, readable for its owner alone."
      ),
    ]
  }
}
