/// An operator as a record: who it is, what the operator may do, and the ways in.
///
/// Passwords, codes and tokens are no fields: nothing that shows, exports or tells a record has them.
public struct OperatorAccount: DirectoryRecord {
  public var fullName = ""
  public var username = ""
  public var email = EmailAddress()
  public var internalNumber = InternalNumber()
  public var description = Paragraph()
  public var rights = Rights()
  public var signIn = SignIn()

  public init() {}

  /// What the operator may see and do.
  public struct Rights: Hashable, Sendable {
    public var role = OperatorRole.user
    public var permission = Operator.Permission.read
    /// The queues that are enabled to a user.
    public var queues = QueueNames()
  }

  /// How the operator gets in, and what stands in the way.
  public struct SignIn: Hashable, Sendable {
    public var disabled = false
    public var locked = false
    public var passwordChangedAt = Timestamp()
    public var activeDirectory = false
    public var multiFactor = ActiveState()
    /// The login of the system whose owner is this operator without being asked.
    public var systemLogin = ""
    /// The keys with which the operator comes in over SSH.
    public var sshKeys = SSHKeys()
  }

  public static let kind = RecordKind.operator
  public var name: String { fullName }
  public var handle: String { username }
  public static let handleField = "username"
  public static let searchedFields = ["full_name", "username", "email", "internal", "description"]
  public static let listedColumns = [
    "full_name", "username", "role", "agents_permission", "queues", "disabled", "locked",
    "last_login",
  ]

  /// What a new operator is asked for; the rest follows in the form.
  public static let creationFields = [
    "full_name", "username", "email", "internal", "role", "agents_permission", "queues",
    "system_login", "ssh_keys",
  ].compactMap { catalogue[$0] }
}

/// The two kinds of operator.
public enum OperatorRole: String, ChoiceValue {
  case administrator, user

  public var title: String { self == .administrator ? "Administrator" : "User" }
}
