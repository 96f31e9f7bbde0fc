import AgentDomain
import GRDB
import Testing

@testable import AgentStore

@Suite struct SchemaTests {
  /// What the search makes is its own business and has tests of its own.
  private static func own(_ tables: [String], _ indexes: [String]) -> String {
    let names = { (all: [String]) in all.map { "'\($0)'" }.joined(separator: ",") }
    return """
      SELECT group_concat(sql, ';' || char(10) || char(10)) FROM
        (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL
          AND (type = 'table' AND name IN (\(names(tables)))
            OR type = 'index' AND name IN (\(names(indexes))))
        ORDER BY type DESC, name)
      """
  }

  private static let tables = [
    "agent", "settings", "agent_secret", "password_history", "mailbox", "operator", "telephone",
    "queue", "team", "profile", "queue_member", "team_member", "profile_member", "module",
    "change_set", "history", "history_head", "draft", "preference", "attachment", "outbox",
    "number_hint",
  ]

  private static let indexes = [
    "agent_username", "agent_email", "agent_internal", "agent_number", "agent_avatar",
    "agent_sample", "password_history_agent", "queue_member_agent", "team_member_agent",
    "profile_member_agent", "change_set_person", "change_set_reverses", "change_set_time",
    "history_change", "history_record", "outbox_agent",
  ]

  @Test func `the schema of version 1 never changes`() throws {
    let temporary = try TemporaryStore(steps: [Migration.all[0]])
    let now = try #require(try temporary.look(Self.own(Self.tables, Self.indexes), as: String.self))
    #expect(now == frozenSchema1)
  }

  @Test func `the schema of version 2 never changes`() throws {
    let temporary = try TemporaryStore(steps: Array(Migration.all.prefix(2)))
    let query = Self.own(
      Self.tables + ["template"], Self.indexes + ["agent_mobile", "template_name"])
    let now = try #require(try temporary.look(query, as: String.self))
    #expect(now == frozenSchema2)
  }

  @Test func `the schema of version 3 never changes`() throws {
    let temporary = try TemporaryStore(steps: Array(Migration.all.prefix(3)))
    let gone = ["agent_secret", "password_history", "password_history_agent"]
    let tables = Self.tables.filter { !gone.contains($0) } + ["template"] + Self.ofSignIn
    let indexes =
      Self.indexes.filter { !gone.contains($0) } + ["agent_mobile", "template_name"]
      + Self.indexesOfSignIn
    let now = try #require(try temporary.look(Self.own(tables, indexes), as: String.self))
    let triggers = try #require(
      try temporary.look(
        """
        SELECT group_concat(sql, ';' || char(10) || char(10)) FROM
          (SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_gone' ORDER BY name)
        """, as: String.self))
    #expect(now + ";\n\n" + triggers == frozenSchema3)
  }

  @Test func `the schema of version 4 never changes`() throws {
    let temporary = try TemporaryStore(steps: Array(Migration.all.prefix(4)))
    let now = try #require(try temporary.look(Self.own(["pause"], []), as: String.self))
    #expect(
      now == """
        CREATE TABLE pause (
          agent_id INTEGER PRIMARY KEY REFERENCES agent(id) ON DELETE CASCADE,
          reason TEXT NOT NULL, since INTEGER NOT NULL) STRICT
        """)
  }

  private static let ofSignIn = [
    "credential", "former_password", "sip_secret", "multi_factor", "recovery_code",
    "reset_request", "reset_token", "source_failure",
  ]

  private static let indexesOfSignIn = [
    "operator_username", "operator_system_login", "former_password_account",
    "reset_request_account", "reset_request_source",
  ]

  @Test func `passwords of version 2 still hold, and so do digests and earlier ones`() throws {
    let temporary = try TemporaryStore(steps: Array(Migration.all.prefix(2)))
    let hash = try PasswordHash.make(goodPassword)
    try temporary.tamper(
      """
      INSERT INTO agent (created, updated, full_name, username, email, internal, rank)
        VALUES (1, 1, 'Grace', 'grace', 'g@example.org', '1000', 1);
      INSERT INTO agent_secret VALUES (1, '\(hash)', 'one', 'two', 'motion', 0);
      INSERT INTO password_history (agent_id, password_hash, time) VALUES (1, 'old', 7)
      """)
    let store = try AgentStore(path: temporary.path, mode: .open)
    let attempt = SignInAttempt(.agent, "grace", goodPassword, source: "test")
    #expect(store.authenticate(attempt).isIn)
    let hashes = try store.reading { try Passwords.hashes($0, of: AccountKey(.agent, 1), last: 5) }
    #expect(hashes == [hash, "old"])
    let digest = try store.reading {
      try String.fetchOne($0, sql: "SELECT ha1_md5 || realm FROM sip_secret WHERE agent_id = 1")
    }
    #expect(digest == "onemotion")
  }

  @Test func `what an account signs in with goes with the account`() throws {
    let temporary = try TemporaryStore()
    let stored = try temporary.store.made()
    #expect(temporary.store.run(.delete(.one(stored.id)), .purge(.one(stored.id))).receipt != nil)
    for table in ["credential", "former_password", "sip_secret"] {
      #expect(try temporary.look("SELECT count(*) FROM \(table)", as: Int.self) == 0)
    }
  }

  @Test func `a file of version 1 keeps its queues, telephones and modules, and its settings`()
    throws
  {
    let temporary = try TemporaryStore(steps: [Migration.all[0]])
    try temporary.tamper(
      """
      INSERT INTO queue (name, channel) VALUES ('Sales', 'chat');
      INSERT INTO telephone (name, number) VALUES ('Desk', '2000');
      INSERT INTO module VALUES ('extra', 'Extra', 99);
      UPDATE settings SET lock_minutes = 7
      """)
    let store = try AgentStore(path: temporary.path, mode: .open)
    let id = try #require(try store.id(of: .queue, named: "sales", scope: .everyone))
    let queue = try #require(try store.stored(Queue.self, id, scope: .everyone))
    #expect(queue.record.channel == .chat && queue.record.ringing == Queue().ringing)
    #expect(queue.created.seconds != nil && queue.version == 1)
    #expect(try store.id(of: .telephone, named: "Desk", scope: .everyone) != nil)
    let settings = try store.settings().settings
    #expect(settings.security.lockMinutes == 7)
    #expect(settings.inventory.modules.map(\.key) == Module.shipped.map(\.key) + ["extra"])
  }

  @Test func `every table is strict`() throws {
    let temporary = try TemporaryStore()
    let loose = """
      SELECT group_concat(name) FROM pragma_table_list WHERE type = 'table' AND strict = 0
        AND schema = 'main' AND name NOT LIKE 'sqlite%'
      """
    #expect(try temporary.look(loose, as: String.self) == nil)
  }
}
