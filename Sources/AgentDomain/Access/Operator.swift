/// Someone who administers agents, as rights are asked of. Agents themselves never sign in here.
public struct Operator: Hashable, Sendable {
  public let name: String
  public let role: Role
  /// The number of the operator's record, which the store reads again inside every change.
  ///
  /// Nil for a program that has the file itself, such as a benchmark: what it says of itself holds.
  public let account: Int64?

  public init(name: String, role: Role, account: Int64? = nil) {
    (self.name, self.role, self.account) = (name, role, account)
  }

  public enum Role: Hashable, Sendable {
    case administrator
    /// Sees the agents of the enabled queues, at one of the levels of the Agents permission.
    case user(Permission, queues: Set<Int64>)
  }

  /// The Agents permission; none at all is no access.
  public enum Permission: String, ChoiceValue {
    case none, read
    case readEdit = "read-edit"
    case readDelete = "read-delete"
    case readEditDelete = "read-edit-delete"

    public var title: String {
      switch self {
      case .none: "None"
      case .read: "Read"
      case .readEdit: "Read and edit"
      case .readDelete: "Read and delete"
      case .readEditDelete: "Read, edit and delete"
      }
    }
  }

  /// Which agents there are at all for this operator.
  public var scope: Scope {
    switch role {
    case .administrator: .everyone
    case .user(.none, _): .queues([])
    case .user(_, let queues): .queues(queues)
    }
  }
}

/// The agents that exist for an operator; all others do not, in any path.
public enum Scope: Hashable, Sendable {
  case everyone
  /// The members of at least one of these queues, by id.
  case queues(Set<Int64>)
}

/// What an operator may want to do.
public enum Action: String, Hashable, Sendable, CaseIterable {
  case read, create, edit, delete, restore, purge, changePassword, unlock, disableMultiFactor
  case changeSettings
  /// Queues, teams, profiles, templates, telephones and modules.
  case manageCentre
  /// Operators themselves: their rights, their ways in, their passwords.
  case manageOperators
  /// Asking, for another program, whether a password is right.
  case authenticateOthers
}

extension Operator {
  /// Why the operator may not do this, or nil: the one place where rights are decided.
  public func obstacle(to action: Action, _ settings: CentreSettings) -> String? {
    guard case .user(let permission, _) = role else { return nil }
    let allowed =
      switch action {
      case .read: permission != .none
      case .create, .edit: permission.edits
      case .delete, .restore: permission.deletes
      case .changePassword, .unlock, .disableMultiFactor:
        permission.edits && settings.security.usersMayManagePasswords
      case .purge, .changeSettings, .manageCentre, .manageOperators,
        .authenticateOthers:
        false
      }
    return allowed ? nil : "This needs a right that \(name) does not have: ask an administrator."
  }
}

extension Operator.Permission {
  var edits: Bool { self == .readEdit || self == .readEditDelete }
  var deletes: Bool { self == .readDelete || self == .readEditDelete }
}

/// Who changes something, and from where.
public struct Author: Hashable, Sendable {
  public let person: Operator
  /// "console tty3", "ssh 10.0.0.7", "shell".
  public let origin: String
  /// Whether the person has a shell of the machine itself, and so may name its programs.
  public let isAtHost: Bool

  public init(_ person: Operator, origin: String, isAtHost: Bool = true) {
    (self.person, self.origin, self.isAtHost) = (person, origin, isAtHost)
  }
}
