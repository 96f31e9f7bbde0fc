/// Whether history is as it was written.
public enum HistoryVerdict: Hashable, Sendable, CustomStringConvertible {
  /// So many changes; the head in hexadecimal, to be noted outside of the file.
  case intact(changes: Int64, head: String)
  /// The first change whose content, place or digest is not what was written.
  case altered(change: Int64)
  /// A change that is not there any more.
  case missing(change: Int64)
  /// A change that Roster did not write.
  case added(change: Int64)

  public var description: String {
    switch self {
    case .intact(let changes, let head): "History is intact: \(changes) changes, head \(head)."
    case .altered(let change):
      "History was altered at change \(change): compare it with the newest backup."
    case .missing(let change):
      "Change \(change) was removed from history: compare it with the newest backup."
    case .added(let change):
      "Change \(change) was added to history from outside: compare it with the newest backup."
    }
  }
}
