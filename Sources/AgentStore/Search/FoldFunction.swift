import AgentDomain
import GRDB

/// Makes `folded(text)` known to SQL, for the texts that have no folded column.
enum FoldFunction {
  /// Adds the function to a connection that has it not yet: adding it again would throw away every
  /// prepared statement.
  static func add(to db: Database) throws {
    let known = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM pragma_function_list WHERE name = 'folded')")
    if try Bool.fetchOne(known) == true { return }
    db.add(function: function)
  }

  private static let function = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
    String.fromDatabaseValue(values[0])?.folded
  }
}
