public import AgentDomain

extension LogLevel {
  /// The file that holds messages of this level alone.
  public var fileName: String { self == .warning ? "warn.log" : "\(rawValue).log" }

  /// How much is written at this level: 0 for errors alone, 3 for everything.
  var breadth: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether an agent with this minimum level writes messages of another.
  public func includes(_ level: LogLevel) -> Bool { level.breadth <= breadth }
}
