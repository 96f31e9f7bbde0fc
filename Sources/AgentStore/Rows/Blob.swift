import Foundation
import GRDB

/// Bytes between Swift and a column.
enum Blob {
  static func bytes(_ value: DatabaseValue) -> [UInt8]? {
    Data.fromDatabaseValue(value).map { [UInt8]($0) }
  }

  static func value(_ bytes: [UInt8]) -> DatabaseValue { Data(bytes).databaseValue }
}
