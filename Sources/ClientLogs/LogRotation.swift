public import AgentDomain

/// When a log file makes room for a new one: `error.log` becomes `error.log.1`, that `error.log.2`.
public struct LogRotation: Hashable, Sendable {
  /// A file grows to so many bytes at most, unless a single line is longer.
  public let bytes: Int
  /// How many files there are of each level, the one that is written to among them; at least 2.
  public let files: Int

  public init(bytes: Int, files: Int) { (self.bytes, self.files) = (max(1, bytes), max(2, files)) }

  /// 10 MiB, five files: at most 200 MiB an agent.
  public static let standard = LogRotation(bytes: 10 << 20, files: 5)

  /// As the centre wants it.
  public init(_ settings: CentreSettings) {
    self.init(bytes: settings.files.clientLogSize << 20, files: settings.files.clientLogCount)
  }

  /// A file by its age, 0 for the one that is written to.
  static func name(_ file: String, age: Int) -> String { age == 0 ? file : "\(file).\(age)" }
}
