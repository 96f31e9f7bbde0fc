import AgentDomain
import Foundation

/// A directory that knows the password of everybody, and answers when the test lets it.
final class SlowDirectory: PasswordDirectory {
  private let asked = DispatchSemaphore(value: 0)

  func answer() { asked.signal() }

  func verdict(
    on username: String, _ password: Secret, _ settings: CentreSettings.SignInDirectory
  ) -> DirectoryVerdict {
    asked.wait()
    return password == Reception.password ? .accepted : .refused
  }
}
