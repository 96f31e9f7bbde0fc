import Foundation

extension FileAccess {
  /// What holds for the whole process, also where a value reads the file that it is written as.
  public static var ofProcess: FileAccess { boundary.access }

  /// Binds the process to one folder for the rest of its life; there is no way back.
  public static func confineProcess(to access: FileAccess) { boundary.narrow(to: access) }

  private static let boundary = Boundary()

  private final class Boundary: @unchecked Sendable {
    private let lock = NSLock()
    private var current = FileAccess.anywhere

    var access: FileAccess { lock.withLock { current } }

    /// Only the first folder counts.
    func narrow(to access: FileAccess) {
      lock.withLock { if current == .anywhere { current = access } }
    }
  }
}
