/// Someone who administers agents. Agents themselves never sign in here.
public struct Operator: Hashable, Sendable {
  public let name: String
  public let role: Role

  public init(name: String, role: Role) { (self.name, self.role) = (name, role) }

  public enum Role: Hashable, Sendable {
    case administrator
    /// Sees the agents of the enabled queues, at one of the levels of the Agents permission.
    case user(Permission, queues: Set<Int64>)
  }

  /// The Agents permission; none at all is no access.
  public enum Permission: String, Hashable, Sendable {
    case none, read, readEdit, readDelete, readEditDelete
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
      case .purge, .changeSettings, .manageCentre: false
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

  public init(_ person: Operator, origin: String) { (self.person, self.origin) = (person, origin) }
}
