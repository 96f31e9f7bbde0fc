import AgentDomain
import Foundation

/// The file with the secret of the manager interface, on its first line, for its owner alone.
struct ManagerSecret {
  let path: String

  /// The secret of the file, which is made with a new one where there is none.
  /// - Throws: `Refused` where the file is open to others, empty, or cannot be read or made.
  func readOrMake() throws -> Secret {
    try read() ?? make()
  }

  private func read() throws -> Secret? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw Refused("\(path) cannot be read (\(reason)): name another file with --secret-file.")
    }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & 0o077 == 0
    else { throw Refused("\(path) is open to others: chmod 600 \(path)") }
    let text = String(decoding: try handle.read(upToCount: 4096) ?? Data(), as: UTF8.self)
    let line = text.prefix { !$0.isNewline }.trimmingCharacters(in: .whitespaces)
    guard !line.isEmpty else {
      throw Refused("\(path) has no secret on its first line: remove it, and a new one is made.")
    }
    return Secret(line)
  }

  private func make() throws -> Secret {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      throw Refused("\(path) cannot be made (\(reason)): name another file with --secret-file.")
    }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var random = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef")
    let secret = Secret(
      String((0..<40).map { _ in digits[Int.random(in: 0..<16, using: &random)] }))
    do { try handle.write(contentsOf: Data((secret.revealed + "\n").utf8)) } catch {
      unlink(path)
      throw Refused("\(path) cannot be written: \(reason).")
    }
    return secret
  }

  private var reason: String { String(cString: strerror(errno)) }
}
