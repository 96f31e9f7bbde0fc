import AgentDomain
import Foundation

/// What the file system knows of a path, links not followed.
struct FileState {
  private let facts: [FileAttributeKey: Any]

  /// - Returns: nil where there is nothing, or where it may not be looked at.
  init?(_ path: String) {
    guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
    self.facts = facts
  }

  /// What a link leads to in the end.
  init?(following path: String) {
    self.init(URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
  }

  var isFile: Bool { facts[.type] as? FileAttributeType == .typeRegular }
  var isFolder: Bool { facts[.type] as? FileAttributeType == .typeDirectory }
  var size: Int64 { (facts[.size] as? NSNumber)?.int64Value ?? 0 }
  /// When it was written last.
  var changed: Timestamp {
    Timestamp((facts[.modificationDate] as? Date).map { Int64($0.timeIntervalSince1970) })
  }
  var isOpenToAll: Bool { ((facts[.posixPermissions] as? NSNumber)?.intValue ?? 0) & 0o004 != 0 }
}
