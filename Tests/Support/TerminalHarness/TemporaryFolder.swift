import Foundation

/// A folder of one's own, in memory where the system has such a place; it goes with the last reference.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init(_ name: String = "roster") throws {
    let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    let made = withStrings(["\(parent)/\(name)-XXXXXX"]) { names in
      names[0].flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw HarnessError.system("A temporary folder", code: errno) }
    path = made
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  public func file(_ name: String) -> String { "\(path)/\(name)" }
}
