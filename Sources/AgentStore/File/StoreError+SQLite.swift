import GRDB

extension StoreError {
  /// The sentence for what SQLite reported; texts of statements and values never get into it.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self = Self.named(error, path)
    default: self = .failed(String(describing: type(of: error)))
    }
  }

  private static func named(_ error: DatabaseError, _ path: String) -> Self {
    switch error.resultCode {
    case .SQLITE_FULL: .diskFull(path)
    case .SQLITE_IOERR: .diskFailed(path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .readOnly(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path)
    case .SQLITE_CORRUPT: .damaged(path)
    case .SQLITE_NOTADB: .notADatabase(path)
    case .SQLITE_CANTOPEN: .cannotOpen(path, reason: "SQLite cannot open it")
    default: .failed(error.message ?? "code \(error.extendedResultCode.rawValue)")
    }
  }
}
