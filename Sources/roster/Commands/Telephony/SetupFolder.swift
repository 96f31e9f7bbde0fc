import Foundation
import Telephony

/// The folder that gets Asterisk's configuration.
struct SetupFolder {
  let path: String
  let group: SystemGroup
  /// Whether files that are there are written anew.
  let replaces: Bool

  struct Result {
    enum State: String { case written, replaced, left }

    let path: String
    let state: State
    /// What is left to be done by hand, if anything.
    var advice: String?

    var sentence: String {
      switch state {
      case .written: "\(path) is written."
      case .replaced: "\(path) is written anew."
      case .left: "\(path) was there already and is left as it is: --force writes it anew."
      }
    }
  }

  /// - Throws: `Refused` where a file cannot be written; those before it are in place.
  func write(_ files: [ConfigurationFile]) throws -> [Result] {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw Refused("\(path) cannot be made (\(reason)): name another folder.")
    }
    return try files.map { try write($0) }
  }

  private func write(_ file: ConfigurationFile) throws -> Result {
    let target = "\(path)/\(file.name)"
    let exists = faccessat(AT_FDCWD, target, F_OK, AT_SYMLINK_NOFOLLOW) == 0
    if exists, !replaces { return Result(path: target, state: .left) }
    let part = target + ".part"
    unlink(part)
    let mode: mode_t = file.isSecret ? 0o640 : 0o644
    let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Refused("\(target) cannot be written: \(reason).") }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do { try handle.write(contentsOf: Data(file.text.utf8)) } catch {
      unlink(part)
      throw Refused("\(target) cannot be written: \(reason).")
    }
    let isReadable = !file.isSecret || group.own(descriptor)
    guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0, rename(part, target) == 0 else {
      unlink(part)
      throw Refused("\(target) cannot be written: \(reason).")
    }
    let advice =
      "The group \(group.name) cannot read \(target) yet. As root: chgrp \(group.name) \(target)"
    return Result(
      path: target, state: exists ? .replaced : .written, advice: isReadable ? nil : advice)
  }

  private var reason: String { String(cString: strerror(errno)) }
}
