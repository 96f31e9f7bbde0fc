public import AgentDomain
import Foundation

/// Where the client logs of one agent are: `client/agent-USERNAME` under the settings' directory.
///
/// The settings' directory may be reached over links, as an administrator likes; nothing below it may be
/// a link, so that nobody who can write there turns the logs of one agent into another's.
public struct LogFolder: Hashable, Sendable {
  let directory: String
  private let name: String

  /// - Throws: `Problem` where the username is none and might name another folder, or where the directory
  ///   is no absolute path.
  public init(directory: String, username: String) throws(Problem) {
    var agent = Agent()
    agent.account.username = username
    var settings = CentreSettings()
    settings.files.clientLogsDirectory = FilePath(unchecked: directory)
    try self.init(agent, settings)
  }

  /// The folder of an agent's logs, whether or not they are written.
  /// - Throws: as above.
  public init(_ agent: Agent, _ settings: CentreSettings) throws(Problem) {
    if let problem = Agent.catalogue["username"]?.problem(in: agent) { throw problem }
    let path = settings.files.clientLogsDirectory.text
    guard FilePath.normalised(path) != nil else {
      let field = CentreSettings.catalogue["client_logs_directory"]
      throw Problem(
        field: "client_logs_directory", label: field?.label ?? "",
        sentence: "The folder of the client logs must be \(FilePath.expected).")
    }
    directory = path
    name = "agent-\(agent.account.username)"
  }

  public var path: String { "\(directory)/client/\(name)" }

  /// Opens the folder for what lies in it; the caller closes the descriptor.
  /// - Parameter making: whether folders that are missing are made, for their owner and group alone.
  /// - Throws: `LogFault` with the path that could not be opened.
  func open(making: Bool) throws(LogFault) -> Int32 {
    if making { Self.make(directory) }
    var folder = Glibc.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw LogFault(directory) }
    var path = directory
    for part in ["client", name] {
      path += "/\(part)"
      let inner = Self.open(part, in: folder, making: making)
      let fault = LogFault(path)
      close(folder)
      guard inner >= 0 else { throw fault }
      folder = inner
    }
    return folder
  }

  /// The access that folders have: the owner's, and reading for the group.
  private static let mode: mode_t = 0o750

  private static func open(_ name: String, in folder: Int32, making: Bool) -> Int32 {
    let isNew = making && mkdirat(folder, name, mode) == 0
    let inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if isNew, inner >= 0 { fchmod(inner, mode) }
    return inner
  }

  /// Makes the settings' directory with what is missing above it; what fails shows when it is opened.
  private static func make(_ path: String) {
    guard mkdir(path, mode) != 0 else {
      chmod(path, mode)
      return
    }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      return
    }
    make(String(path[..<slash]))
    if mkdir(path, mode) == 0 { chmod(path, mode) }
  }
}

/// What the world did to a log, with the system's own reason.
public struct LogFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  let code: Int32

  /// The fault that the last call of the system has left.
  init(_ path: String, code: Int32 = errno) { (self.path, self.code) = (path, code) }

  public var reason: String { String(cString: strerror(code)) }
  public var isMissing: Bool { code == ENOENT }
  public var description: String { "\(path) cannot be used: \(reason)." }
}
