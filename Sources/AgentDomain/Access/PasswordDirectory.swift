/// Something outside that knows passwords, such as an Active Directory.
public protocol PasswordDirectory: Sendable {
  /// Whether the password is this person's; may wait as long as the settings allow.
  func verdict(
    on username: String, _ password: Secret, _ settings: CentreSettings.SignInDirectory
  ) -> DirectoryVerdict
}

/// What a directory says of a name and a password.
public enum DirectoryVerdict: Hashable, Sendable {
  case accepted
  /// No such person, or another password.
  case refused
  /// It cannot be asked; the sentence says why, and what to do.
  case unavailable(String)
}

/// The directory of a program that was given none.
public struct NoPasswordDirectory: PasswordDirectory {
  public init() {}

  public func verdict(
    on username: String, _ password: Secret, _ settings: CentreSettings.SignInDirectory
  ) -> DirectoryVerdict {
    .unavailable("This program asks no directory: sign in through roster itself.")
  }
}
