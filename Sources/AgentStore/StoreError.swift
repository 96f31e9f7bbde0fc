/// What the world does to a database file, in sentences for whoever sits before it.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(String)
  case alreadyThere(String)
  case noFile(String)
  case cannotOpen(String, reason: String)
  case looseFolder(String, mode: String)
  case looseFile(String, mode: String)
  case looseTelephony(String, mode: String)
  case networkFileSystem(String, kind: String)
  case newerSchema(String, found: Int, known: Int)
  case foreign(String)
  case notADatabase(String)
  case damaged(String)
  case busy(String)
  case diskFull(String)
  case readOnly(String)
  case diskFailed(String)
  case unsafeSetting(String)
  case backupFailed(String, reason: String)
  case unreadable(String)
  case failed(String)

  public var description: String {
    switch self {
    case .missing(let path):
      "There is no database at \(path): name another file with --database, or start roster, which makes it."
    case .alreadyThere(let path): "\(path) is there already: name a file that does not exist yet."
    case .noFile(let path): "\(path) is not a plain file: name the database's own file."
    case .cannotOpen(let path, let reason): "\(path) cannot be opened (\(reason)): check the path."
    case .looseFolder(let path, let mode):
      "The folder \(path) is open to others (mode \(mode)): run chmod 700 \(path) and start again."
    case .looseFile(let path, let mode):
      "\(path) is open to others (mode \(mode)): run chmod 600 \(path) and start again."
    case .looseTelephony(let path, let mode):
      """
      The folder of telephony.db, \(path), is open to everybody (mode \(mode)): run \
      chmod 750 \(path), and give it the exchange's group.
      """
    case .networkFileSystem(let path, let kind):
      "\(path) lies on \(kind), where a save may be lost: move the database to a local disk."
    case .newerSchema(let path, let found, let known):
      "\(path) has schema \(found), made by a newer Roster; this one knows \(known): update Roster."
    case .foreign(let path): "\(path) belongs to another program: name Roster's own database."
    case .notADatabase(let path):
      "\(path) is not a database: name another file, or restore a backup."
    case .damaged(let path): "\(path) is damaged: keep it as it is and restore the newest backup."
    case .busy(let path): "Another program is writing to \(path): wait a moment and try again."
    case .diskFull(let path): "The disk under \(path) is full: make room and try again."
    case .readOnly(let path): "\(path) cannot be written: check its owner, its mode and the disk."
    case .diskFailed(let path):
      "The disk under \(path) reported an error: look at the system's log."
    case .unsafeSetting(let what):
      "SQLite refused a setting that keeps saves safe (\(what)): use the SQLite of the system."
    case .backupFailed(let path, let reason):
      "The backup \(path) could not be made (\(reason)), so nothing was changed: make room there."
    case .unreadable(let what): "\(what) holds a value that this Roster cannot read: update Roster."
    case .failed(let why): "The database refused: \(why). Nothing was changed; run roster check."
    }
  }
}
