import AgentDomain
public import Logging

/// Writes what a program of the contact centre logs for one agent's clients into that agent's folder.
///
/// ```swift
/// let log = try ClientLog(agent, settings)
/// let logger = Logger(label: "phonebar") { ClientLogHandler(label: $0, log: log) }
/// logger.warning("No answer", metadata: ["call": "4711"])
/// try log.update(agent, settings)  // whenever the agent was read again
/// ```
///
/// Several loggers may share one log. The agent's minimum level decides what is written; a logger whose
/// own level is set writes less, never more.
public struct ClientLogHandler: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?
  private let label: String
  private let log: ClientLog
  private var ownLevel = Logger.Level.trace

  public init(label: String, log: ClientLog) { (self.label, self.log) = (label, log) }

  public var logLevel: Logger.Level {
    get { max(ownLevel, log.level?.least ?? .critical) }
    set { ownLevel = newValue }
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let level = LogLevel(of: event.level)
    guard event.level >= ownLevel, log.level?.includes(level) == true else { return }
    var all = metadata
    for more in [metadataProvider?.get(), event.metadata] {
      if let more { all.merge(more) { $1 } }
    }
    log.write(LogText.line(event, label: label, metadata: all), level)
  }
}
