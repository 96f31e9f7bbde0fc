/// Those who sign in: operators here, agents in the programs that share the database.
public enum AccountKind: String, Hashable, Sendable, CaseIterable {
  case agent, `operator`

  public var record: RecordKind { self == .agent ? .agent : .operator }
}

/// One account, whatever its kind.
public struct AccountKey: Hashable, Sendable {
  public let kind: AccountKind
  public let id: Int64

  public init(_ kind: AccountKind, _ id: Int64) { (self.kind, self.id) = (kind, id) }

  public var record: RecordKey { RecordKey(kind.record, id) }
}

/// A record that somebody signs in as.
public protocol AccountRecord: DirectoryRecord {
  static var account: AccountKind { get }
}

extension Agent: AccountRecord {
  public static let account = AccountKind.agent
}

extension OperatorAccount: AccountRecord {
  public static let account = AccountKind.operator
}
