import AgentDomain
import GRDB

/// The codes of accounts with multi-factor authentication, inside a transaction.
enum MultiFactorCodes {
  /// Whether a code holds; one that does holds never again.
  static func accept(_ db: Database, _ account: AccountKey, _ code: Secret, _ time: Int64) throws
    -> Bool
  {
    false
  }
}
