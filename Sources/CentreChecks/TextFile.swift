import AgentDomain
import Foundation
import Glibc

/// A small file of text on this host.
enum TextFile {
  /// Why a file cannot be looked at.
  struct Fault: Error {
    let finding: Finding
  }

  /// Certificates with their chains are smaller by far.
  private static let limit = 1 << 20

  /// What stands in the file. What this process may not read is no fault of the file's.
  static func read(_ path: String) -> Result<String, Fault> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .failure(fault(path, errno)) }
    defer { close(descriptor) }
    guard let state = FileState(following: path), state.isFile, state.size <= limit else {
      return .failure(Fault(finding: .error("\(path) is no file of text.")))
    }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = Glibc.read(descriptor, &bytes, limit)
    guard count >= 0 else { return .failure(fault(path, errno)) }
    return .success(String(decoding: bytes.prefix(count), as: UTF8.self))
  }

  static func fault(_ path: String, _ number: Int32) -> Fault {
    switch number {
    case ENOENT, ENOTDIR:
      Fault(finding: .error("\(path) does not exist on this host: check the path."))
    case EACCES, EPERM:
      Fault(finding: .unchecked("\(path) may not be read by whoever runs Roster."))
    default:
      Fault(
        finding: .unchecked("\(path) cannot be read: \(String(cString: strerror(number)))."))
    }
  }
}
