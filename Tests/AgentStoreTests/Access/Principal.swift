import AgentDomain

/// Everybody who may stand before the store, in the order of the columns of the matrix.
enum Principal: String, CaseIterable {
  case administrator, read, readEdit, readDelete, readEditDelete, none
  /// Was an administrator when the change was made ready; disabled since.
  case disabled
  /// Was an administrator when the change was made ready; a user without access since.
  case stripped

  /// The operator's record as it is in the database.
  var record: OperatorAccount {
    var record = OperatorAccount()
    (record.username, record.fullName) = ("op_\(rawValue)", "Operator \(rawValue)")
    record.rights.role = self == .administrator || self == .disabled ? .administrator : .user
    record.rights.permission = permission ?? .none
    record.rights.queues = QueueNames(["Sales", "Support"])
    record.signIn.disabled = self == .disabled
    return record
  }

  private var permission: Operator.Permission? {
    switch self {
    case .read: .read
    case .readEdit: .readEdit
    case .readDelete: .readDelete
    case .readEditDelete: .readEditDelete
    case .none, .stripped: Operator.Permission.none
    case .administrator, .disabled: nil
    }
  }

  /// The rights that the program believed in when the change was made ready.
  func author(_ account: Int64, queues: Set<Int64>) -> Author {
    let isUser = ![Self.administrator, .disabled, .stripped].contains(self)
    let role = isUser ? Operator.Role.user(permission ?? .none, queues: queues) : .administrator
    return Author(
      Operator(name: record.username, role: role, account: account), origin: "matrix")
  }
}

/// What becomes of a change.
enum Verdict: Character {
  case saved = "S"
  /// The right is missing.
  case forbidden = "F"
  /// There is no such record for this person.
  case missing = "M"
  /// Something is wrong with the values.
  case problem = "P"
  case other = "?"

  init(_ outcome: SaveOutcome) {
    switch outcome {
    case .saved: self = .saved
    case .notSaved(.forbidden): self = .forbidden
    case .notSaved(.notFound): self = .missing
    case .notSaved(.problems), .notSaved(.failed): self = .problem
    default: self = .other
    }
  }
}
