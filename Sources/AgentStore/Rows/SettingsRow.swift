import AgentDomain
import GRDB

/// The one row of settings.
enum SettingsRow {
  private static let reader = RowReader<CentreSettings>()
  private static let select =
    "SELECT version, \(Columns<CentreSettings>.list) FROM settings WHERE id = 1"

  @Sendable static func fetch(_ db: Database) throws -> StoredSettings {
    guard let row = try Row.fetchOne(db.cachedStatement(sql: select)) else {
      throw StoreError.unreadable("Settings")
    }
    return StoredSettings(version: row[0], settings: try reader.record(row, from: 1))
  }
}
