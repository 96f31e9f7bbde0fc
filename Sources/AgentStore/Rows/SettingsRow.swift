import AgentDomain
import GRDB

/// The one row of settings.
enum SettingsRow {
  @Sendable static func fetch(_ db: Database) throws -> StoredSettings {
    let statement = try db.cachedStatement(
      sql: "SELECT version, \(Columns<CentreSettings>.list) FROM settings WHERE id = 1")
    guard let row = try Row.fetchOne(statement) else { throw StoreError.unreadable("Settings") }
    return StoredSettings(version: row[0], settings: try Columns.record(row, from: 1))
  }
}
