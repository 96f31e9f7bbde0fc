import Foundation

/// A file being written: it is complete under its name, or it is not there.
public final class NewFile {
  public let name: String
  private let folder: Int32
  private var file: Int32
  private var part: String { name + ".part" }

  /// Takes the descriptors over; the folder's may be the working folder's.
  init(name: String, folder: Int32, file: Int32) {
    (self.name, self.folder, self.file) = (name, folder, file)
  }

  /// - Throws: `FileAccess.Failure`; what was written is to be discarded then.
  public func write(_ text: String) throws(FileAccess.Failure) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard written > 0 else { throw failure }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Gives the file its name, once it is on the disk; a file that has this name by now stays as it is.
  /// - Throws: `FileAccess.Failure`; nothing is left behind once the value is gone.
  public func finish() throws(FileAccess.Failure) {
    guard fsync(file) == 0, isNamed else { throw failure }
    close(file)
    file = -1
  }

  /// A link replaces nothing; where the file system has none, the name was free a moment ago.
  private var isNamed: Bool {
    guard linkat(folder, part, folder, name, 0) == 0 else {
      return [EPERM, EOPNOTSUPP, ENOSYS].contains(errno)
        && renameat(folder, part, folder, name) == 0
    }
    unlinkat(folder, part, 0)
    return true
  }

  private var failure: FileAccess.Failure {
    FileAccess.Failure(description: "\(name) was not written: \(FileAccess.reason).")
  }

  /// What was not finished goes away again.
  deinit {
    if file >= 0 {
      close(file)
      unlinkat(folder, part, 0)
    }
    if folder >= 0 { close(folder) }
  }
}
