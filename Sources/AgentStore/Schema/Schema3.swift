import AgentDomain
import GRDB

/// Version 3: operators become records, and what agents and operators sign in with is kept alike.
///
/// Secrets of both kinds of account stand in tables keyed by kind and number; triggers take them away with
/// the account, so that a number that is given anew never inherits them.
enum Schema3 {
  @Sendable static func migrate(_ db: Database) throws {
    try db.execute(sql: operators + secrets)
    try db.execute(sql: moved)
    for kind in AccountKind.allCases { try db.execute(sql: trigger(kind.rawValue)) }
  }

  private static let operators = """
    DROP TABLE operator;
    CREATE TABLE operator (
      id INTEGER PRIMARY KEY,
      version INTEGER NOT NULL DEFAULT 1,
      created INTEGER NOT NULL,
      updated INTEGER NOT NULL,
      last_login INTEGER,
      failed_logins INTEGER NOT NULL DEFAULT 0,
      locked_until INTEGER,
      \(Columns<OperatorAccount>.definitions(upTo: 3))) STRICT;
    CREATE UNIQUE INDEX operator_username ON operator(username COLLATE NOCASE);
    CREATE UNIQUE INDEX operator_system_login ON operator(system_login) WHERE system_login <> '';
    ALTER TABLE agent ADD COLUMN locked_until INTEGER;
    """

  private static let secrets = """
    CREATE TABLE credential (
      kind TEXT NOT NULL, account INTEGER NOT NULL, password_hash TEXT NOT NULL,
      must_change INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (kind, account)) STRICT, WITHOUT ROWID;
    CREATE TABLE former_password (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, account INTEGER NOT NULL,
      password_hash TEXT NOT NULL, time INTEGER NOT NULL) STRICT;
    CREATE INDEX former_password_account ON former_password(kind, account);
    CREATE TABLE sip_secret (
      agent_id INTEGER PRIMARY KEY REFERENCES agent(id) ON DELETE CASCADE,
      ha1_md5 TEXT NOT NULL, ha1_sha256 TEXT NOT NULL, realm TEXT NOT NULL) STRICT;
    CREATE TABLE multi_factor (
      kind TEXT NOT NULL, account INTEGER NOT NULL, secret BLOB NOT NULL,
      last_step INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (kind, account)) STRICT, WITHOUT ROWID;
    CREATE TABLE recovery_code (
      kind TEXT NOT NULL, account INTEGER NOT NULL, hash TEXT NOT NULL,
      PRIMARY KEY (kind, account, hash)) STRICT, WITHOUT ROWID;
    CREATE TABLE reset_request (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, account INTEGER NOT NULL, time INTEGER NOT NULL,
      source TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
      closed INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE INDEX reset_request_account ON reset_request(kind, account);
    CREATE INDEX reset_request_source ON reset_request(source, time);
    CREATE TABLE reset_token (
      kind TEXT NOT NULL, account INTEGER NOT NULL, hash TEXT NOT NULL UNIQUE,
      expires INTEGER NOT NULL, PRIMARY KEY (kind, account)) STRICT, WITHOUT ROWID;
    CREATE TABLE source_failure (
      source TEXT PRIMARY KEY, failures INTEGER NOT NULL, last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// What agents had before, by its new places.
  private static let moved = """
    INSERT INTO credential
      SELECT 'agent', agent_id, password_hash, must_change FROM agent_secret;
    INSERT INTO sip_secret SELECT agent_id, ha1_md5, ha1_sha256, realm FROM agent_secret;
    INSERT INTO former_password (kind, account, password_hash, time)
      SELECT 'agent', agent_id, password_hash, time FROM password_history ORDER BY id;
    DROP TABLE agent_secret;
    DROP TABLE password_history;
    """

  private static func trigger(_ kind: String) -> String {
    let tables = [
      "credential", "former_password", "multi_factor", "recovery_code", "reset_request",
      "reset_token",
    ]
    let deletions = tables.map { "DELETE FROM \($0) WHERE kind = '\(kind)' AND account = OLD.id;" }
    return """
      CREATE TRIGGER \(kind)_gone AFTER DELETE ON \(kind) BEGIN
        \(deletions.joined(separator: "\n  "))
      END;
      """
  }
}
