public import AgentDomain
import Foundation
import GRDB

extension AgentStore {
  public func draft(_ key: DraftKey) throws -> Draft? {
    try reading { db in
      try Row.fetchOne(
        db, sql: "\(Drafts.select) AND kind = ? AND record = ?",
        arguments: [key.person, key.kind, Drafts.record(key)]
      ).map(Drafts.draft)
    }
  }

  public func drafts(of person: String) throws -> [Draft] {
    try reading { db in
      try Row.fetchAll(db, sql: "\(Drafts.select) ORDER BY saved_at DESC", arguments: [person])
        .map(Drafts.draft)
    }
  }

  /// Keeps the texts of the catalogue's fields; whatever else was typed, such as a password, is left out.
  public func keep(_ draft: Draft) throws {
    let texts = String(
      decoding: try JSONEncoder().encode(Drafts.withoutSecrets(draft)), as: UTF8.self)
    try noting { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          draft.key.person, draft.key.kind, Drafts.record(draft.key), draft.version, texts,
          draft.savedAt.seconds ?? clock(), draft.origin,
        ])
    }
  }

  public func discard(_ key: DraftKey) throws { try noting { try Drafts.remove($0, key) } }
}

/// Rows of unfinished work; a record that is not there yet has the number 0.
enum Drafts {
  static let select =
    "SELECT person, kind, record, version, texts, saved_at, origin FROM draft WHERE person = ?"

  static func record(_ key: DraftKey) -> Int64 { key.record ?? 0 }

  static func remove(_ db: Database, _ key: DraftKey) throws {
    try db.cachedStatement(sql: "DELETE FROM draft WHERE person = ? AND kind = ? AND record = ?")
      .execute(arguments: [key.person, key.kind, record(key)])
  }

  /// Only fields of a catalogue are kept: no secret is one.
  static func withoutSecrets(_ draft: Draft) -> [String: String] {
    guard let kind = RecordKind(rawValue: draft.key.kind) else { return [:] }
    return draft.texts.filter { isStored($0.key, in: kind.type) }
  }

  private static func isStored<Record: DirectoryRecord>(_ id: String, in type: Record.Type) -> Bool
  {
    Record.catalogue[id]?.isStored ?? false
  }

  static func draft(_ row: Row) throws -> Draft {
    let (record, texts): (Int64, String) = (row[2], row[4])
    return Draft(
      key: DraftKey(person: row[0], kind: row[1], record: record == 0 ? nil : record),
      version: row[3],
      texts: try JSONDecoder().decode([String: String].self, from: Data(texts.utf8)),
      savedAt: Timestamp(row[5]), origin: row[6])
  }
}
