import AgentDomain
import GRDB

/// The one row of settings, with what the centre has beside it.
enum SettingsRow {
  @Sendable static func fetch(_ db: Database) throws -> StoredSettings {
    guard var stored = try CentreSettings.rows.fetch(db, RecordKey.settings.id) else {
      throw StoreError.unreadable("Settings")
    }
    stored.settings.inventory = try inventory(db)
    return stored
  }

  private static func inventory(_ db: Database) throws -> CentreSettings.Inventory {
    var inventory = CentreSettings.Inventory()
    let modules = try db.cachedStatement(
      sql: "SELECT key, title, position FROM module ORDER BY position, id")
    inventory.modules = try Row.fetchAll(modules).map { Module($0[0], $0[1], position: $0[2]) }
    let telephones = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM telephone)")
    inventory.hasTelephones = try Bool.fetchOne(telephones) ?? false
    return inventory
  }
}
