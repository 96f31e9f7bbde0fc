import Foundation

/// The Unix group whose members may read what Asterisk reads.
struct SystemGroup {
  let name: String
  private let number: gid_t?

  init(name: String) {
    self.name = name
    number = getgrnam(name).map { $0.pointee.gr_gid }
  }

  /// Gives an open file to the group, where that is allowed: it stays with one's own group otherwise.
  func own(_ file: Int32) -> Bool {
    number.map { fchown(file, uid_t.max, $0) == 0 } ?? false
  }

  /// Makes the folder of telephony.db, whose files then belong to the group from the beginning, and gives
  /// it those that are there already.
  /// - Returns: what is left to be done by hand; nil where nothing is.
  func makeReadable(folder: String) throws -> String? {
    guard mkdir(folder, 0o750) == 0 || errno == EEXIST else {
      let why = String(cString: strerror(errno))
      return "\(folder) cannot be made (\(why)). As root: "
        + "install -d -m 2750 -o \(Login.name) -g \(name) \(folder)"
    }
    let isDone =
      own(folder: folder) && TelephonyFiles.there(in: folder).allSatisfy { own(file: $0) }
    guard !isDone else { return nil }
    return "The group \(name) cannot read \(folder) yet. As root: "
      + "chgrp -R \(name) \(folder) && chmod 2750 \(folder)"
  }

  private func own(folder: String) -> Bool {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return own(descriptor) && fchmod(descriptor, 0o2750) == 0
  }

  /// By its path, since closing a database that SQLite has open as well would let go of its locks.
  /// https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
  private func own(file: String) -> Bool {
    number.map { lchown(file, uid_t.max, $0) == 0 } ?? false
  }
}

/// The files that Asterisk reads: the database and what SQLite keeps beside it in WAL mode.
enum TelephonyFiles {
  static func there(in folder: String) -> [String] {
    ["", "-wal", "-shm"].map { "\(folder)/telephony.db\($0)" }.filter { access($0, F_OK) == 0 }
  }

  /// The first that a group who may enter the folder may not read.
  static func unreadable(in folder: String, group: gid_t) -> String? {
    there(in: folder).first { path in
      var status = stat()
      return stat(path, &status) != 0 || status.st_gid != group || status.st_mode & 0o040 == 0
    }
  }
}
