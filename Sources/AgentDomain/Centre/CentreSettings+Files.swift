extension CentreSettings {
  /// What is written beside the database, and where.
  public struct Files: Hashable, Sendable {
    public var screenRecordingPath = FilePath()
    public var clientLogsDirectory = FilePath(unchecked: "/var/log/roster")
    /// MiB; a client's log that grows beyond is rotated.
    public var clientLogSize = 10
    /// Of each level, the one that is written included.
    public var clientLogCount = 5

    static let parts = [
      Part(.files, section: "Folders", folders), Part(.files, section: "Client logs", logs),
    ]

    private static let folders: [Field<CentreSettings>] = [
      Field(
        "screen_recording_path", \.files.screenRecordingPath, "Screen recordings",
        help: "Where screen recordings go instead of Video/ on the agent's PC."),
      Field(
        "client_logs_directory", \.files.clientLogsDirectory, "Client logs", required: true,
        help: "The folder under which client/agent-USERNAME holds an agent's logs."),
    ]

    private static let logs: [Field<CentreSettings>] = [
      Field(
        "client_logs_max_mib", \.files.clientLogSize, "Largest file (MiB)", .within(1...1024),
        since: 2, help: "A log that grows beyond so many MiB is put aside, and a new one begins."),
      Field(
        "client_logs_files", \.files.clientLogCount, "Files kept", .within(2...99), since: 2,
        help: "How many files of each level are kept, the present one included."),
    ]
  }
}
