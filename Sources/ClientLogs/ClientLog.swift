public import AgentDomain
import Foundation
import Logging
import Synchronization

/// The logs that one program writes for one agent's clients, as far as the agent's settings want any.
///
/// Settings may change while the program runs: hand every new version of the agent to `update`, which
/// costs next to nothing where nothing differs. A disk that is full and a folder that vanishes never stop
/// or slow the program: what could not be written is counted and told in the next line that can be.
public final class ClientLog: Sendable {
  private struct State {
    var folder: LogFolder
    var rotation: LogRotation
    var appenders: [LogLevel: LogAppender] = [:]
    var lost = 0
    var reason = ""

    /// What the next line that can be written tells of those before it.
    var sentence: String {
      "client-logs: \(lost) line\(lost == 1 ? "" : "s") could not be written: \(reason)."
    }
  }

  private let state: Mutex<State>
  /// What goes before the settings' rotation.
  private let ownRotation: LogRotation?
  /// How much is written: the breadth of the level, or -1 for nothing at all.
  private let breadth: Atomic<Int>

  /// The logs of an agent under the centre's settings.
  /// - Parameter rotation: nil for that of the settings.
  /// - Throws: `Problem` where the username or the settings' directory cannot name a folder.
  public convenience init(
    _ agent: Agent, _ settings: CentreSettings, rotation: LogRotation? = nil
  ) throws(Problem) {
    self.init(
      try LogFolder(agent, settings), agent.loggedLevel, rotation ?? LogRotation(settings),
      own: rotation)
  }

  /// - Parameter level: nil writes nothing.
  public convenience init(
    _ folder: LogFolder, level: LogLevel?, rotation: LogRotation = .standard
  ) {
    self.init(folder, level, rotation, own: rotation)
  }

  private init(
    _ folder: LogFolder, _ level: LogLevel?, _ rotation: LogRotation, own: LogRotation?
  ) {
    state = Mutex(State(folder: folder, rotation: rotation))
    ownRotation = own
    breadth = Atomic(level?.breadth ?? -1)
  }

  /// The least level that is written; nil while the agent's client logs are off.
  public var level: LogLevel? {
    let breadth = breadth.load(ordering: .relaxed)
    return LogLevel.allCases.indices.contains(breadth) ? LogLevel.allCases[breadth] : nil
  }

  /// Takes over what an agent and the centre want now; the next message obeys.
  /// - Throws: `Problem` as at the beginning; then everything goes on as before.
  public func update(_ agent: Agent, _ settings: CentreSettings) throws(Problem) {
    let folder = try LogFolder(agent, settings)
    let rotation = ownRotation ?? LogRotation(settings)
    state.withLock { state in
      guard state.folder != folder || state.rotation != rotation else { return }
      (state.folder, state.rotation, state.appenders) = (folder, rotation, [:])
    }
    breadth.store(agent.loggedLevel?.breadth ?? -1, ordering: .relaxed)
  }

  /// Writes one line, without its time, into the file of its level.
  func write(_ text: String, _ level: LogLevel) {
    state.withLock { state in
      let appender =
        state.appenders[level] ?? LogAppender(state.folder, level, state.rotation)
      state.appenders[level] = appender
      let time = LogTime.now.written
      let lost = state.lost
      let told = lost == 0 ? "" : "\(time) \(level.rawValue) \(state.sentence)\n"
      do throws(LogFault) {
        try appender.append(Array("\(told)\(time) \(text)\n".utf8))
        state.lost = 0
      } catch {
        (state.lost, state.reason) = (lost + 1, error.reason)
      }
    }
  }
}

extension Agent {
  /// What the agent's clients write: nothing, or messages of this level and worse.
  public var loggedLevel: LogLevel? { clientLogs.enabled ? clientLogs.level : nil }
}
