import Foundation
import TerminalHarness

/// Asterisk 22 out of Debian's packages, unpacked into the person's cache and not installed: the system
/// stays as it is, and no right is needed.
///
/// It comes from the machine's own mirror, by the suite that always has it, and apt verifies it.
enum AsteriskPackages {
  /// The program, fetched once for the machine. Whoever comes second waits for the first.
  /// - Throws: `HarnessError` with apt's own words where it cannot be had; nothing is left half done.
  static func program() throws -> AsteriskProgram {
    let cache = try cacheFolder()
    let lock = open("\(cache)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(lock) }
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      throw HarnessError.system("The lock of \(cache)", code: errno)
    }
    let complete = "\(cache)/asterisk-22"
    if access(complete, F_OK) != 0 { try fetch(into: complete) }
    return try AsteriskProgram(root: complete)
  }

  /// In the person's own folder; root's is closed to the account that Asterisk gets there.
  private static func cacheFolder() throws -> String {
    let variables = ProcessInfo.processInfo.environment
    let own = variables["XDG_CACHE_HOME"] ?? "\(variables["HOME"] ?? "/tmp")/.cache"
    let folder = "\(getuid() == 0 ? "/var/cache" : own)/roster-tests"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    return folder
  }

  private static func fetch(into complete: String) throws {
    let part = complete + ".part"
    try? FileManager.default.removeItem(atPath: part)
    let apt = try PrivateApt(folder: part + "/apt")
    for package in try apt.download(wanted) { try unpack(package, into: part) }
    _ = try AsteriskProgram(root: part)
    try FileManager.default.removeItem(atPath: part + "/apt")
    guard rename(part, complete) == 0 else {
      throw HarnessError.system("Renaming \(part)", code: errno)
    }
  }

  private static func unpack(_ package: String, into folder: String) throws {
    try succeed("dpkg-deb", ["--extract", package, folder])
  }

  /// What the modules of `ExchangeSetup` are linked to, by the beginnings of the packages' names: these
  /// change with every library that breaks with its past, and the rest of what Asterisk may need is large.
  private static let wanted = [
    "asterisk_", "asterisk-modules_", "libbsd0", "libc6", "libcap2", "libcrypt1", "libedit2",
    "libgcc-s1",
    "libgcrypt20", "libgpg-error0", "libgsm1", "libicu", "libjansson4", "liblz4-1", "liblzma5",
    "libmd0", "libnspr4", "libnss3", "libopus0", "libspeex", "libsqlite3-0", "libsrtp2-1", "libssl",
    "libstdc++6", "libsystemd0", "libtinfo6", "liburiparser1", "libuuid1", "libxml2", "libxslt1",
    "libzstd1", "zlib1g",
  ]
}

/// Runs a program of the system that has to do its work.
/// - Throws: `HarnessError` with what the program said.
@discardableResult
func succeed(_ program: String, _ arguments: [String], folder: String? = nil) throws -> String {
  let done = try run(program, arguments, folder: folder, timeout: 600)
  guard done.status == 0 else {
    throw HarnessError.timeout("\(program) \(arguments.joined(separator: " ")) failed: \(done)")
  }
  return done.text
}
