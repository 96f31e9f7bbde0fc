public import AgentDomain
import DirectorySignIn

/// Reaches the directory of the settings, and checks its certificate; nobody signs in.
public struct DirectoryCheck: SettingsCheck {
  public let id = "directory"
  public let title = "Look at the directory"
  public let help = "Connects to the directory of the settings, and checks its certificate."

  public init() {}

  public func run(_ settings: CentreSettings, answer: String) -> [Finding] {
    let directory = settings.directory
    let place = "\(directory.host.text):\(directory.port.number)"
    guard !directory.host.text.isEmpty else {
      return [.unchecked("No directory is set: Host is empty, and local passwords hold.")]
    }
    if let fault = LDAPDirectory().fault(directory) { return [.error(fault)] }
    return [.good("\(place) answers, and its certificate holds.")]
  }
}
