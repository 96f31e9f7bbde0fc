import Foundation

/// Which files of the machine a person may read and write through the program.
///
/// Who comes by ssh or by the sign-in panel works under the account that owns the database, but has no
/// shell there: whatever such a person names lies in one folder of the person's own, by a plain name.
/// Otherwise an export could be written over the account's `authorized_keys`.
public enum FileAccess: Hashable, Sendable {
  /// Of somebody who has a shell of the machine as well.
  case anywhere
  /// Plain names in this folder alone, which is made when the first file is.
  case within(String)

  /// Why a file cannot be read or made, as a whole sentence.
  public struct Failure: Error, CustomStringConvertible, Equatable {
    public let description: String
  }

  /// The folder of an operator beside the database, which only the database's owner can look into.
  public static func folder(of operator: String, beside database: String) -> FileAccess {
    let parent = (database as NSString).deletingLastPathComponent
    return .within((parent.isEmpty ? "." : parent) + "/files/" + `operator`)
  }

  public var isConfined: Bool { self != .anywhere }

  /// Where a file lies that is asked for by its name, for the person who types one; nil where it may
  /// lie anywhere.
  public var place: String? {
    guard case .within(let folder) = self else { return nil }
    let parts = (folder as NSString).pathComponents.suffix(2)
    return "It lies in the folder \(parts.joined(separator: "/")) beside the database."
  }

  // MARK: - Opening

  /// Opens a plain file to be read; nothing is waited for. The caller closes it.
  public func open(_ name: String) throws(Failure) -> Int32 {
    let file = try opened(name, O_RDONLY | O_NONBLOCK)
    var status = stat()
    if fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return file }
    close(file)
    throw Failure(description: "\(name) is no plain file: name another one.")
  }

  private func opened(_ name: String, _ flags: Int32) throws(Failure) -> Int32 {
    if let obstacle = obstacle(to: name) { throw Failure(description: obstacle) }
    let (folder, plain) = (try directory(making: false), flags | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    let file = openat(folder, name, isConfined ? plain | O_NOFOLLOW : plain)
    guard file < 0 else { return file }
    throw Failure(description: "\(name) cannot be read (\(Self.reason)): check the path.")
  }

  /// Begins a new file for its owner alone, under a name of its own until it is complete.
  /// - Throws: `Failure` where there is such a file already, or none can be made.
  public func make(_ name: String) throws(Failure) -> NewFile {
    if let obstacle = obstacle(toMaking: name) { throw Failure(description: obstacle) }
    let folder = try directory(making: true)
    let part = name + ".part"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let file = openat(folder, part, flags, 0o600)
    guard file >= 0 else {
      let why = Self.reason
      if folder >= 0 { close(folder) }
      throw Failure(description: "\(name) cannot be written: \(why).")
    }
    return NewFile(name: name, folder: folder, file: file)
  }

  // MARK: - Names

  /// Why no new file can be made under a name, as far as can be told before.
  public func obstacle(toMaking name: String) -> String? {
    if name.isEmpty { return "Give the new file a name, such as agents.csv." }
    if let obstacle = obstacle(to: name) { return obstacle }
    do throws(Failure) {
      let folder = try directory(making: true)
      defer { if folder >= 0 { close(folder) } }
      if faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 {
        return "\(name) exists already: choose another name."
      }
      let parent = (name as NSString).deletingLastPathComponent
      if faccessat(folder, parent.isEmpty ? "." : parent, W_OK, 0) == 0 { return nil }
      return "\(name) cannot be written: \(Self.reason)."
    } catch { return error.description }
  }

  /// Why a name is none that may be named here.
  private func obstacle(to name: String) -> String? {
    if name.utf8.contains(0) { return "\(name) cannot be a file's name: check it." }
    guard isConfined else { return nil }
    let isPlain = (1...200).contains(name.utf8.count) && name.first != "." && !name.contains("/")
    let isClean = name.unicodeScalars.allSatisfy { !$0.properties.isControlOrLineBreak }
    return isPlain && isClean ? nil : "Give a name without / that does not begin with a dot."
  }

  // MARK: - The folder

  /// The folder in which names are looked up: the working folder for those who may name any file.
  private func directory(making: Bool) throws(Failure) -> Int32 {
    guard case .within(let path) = self else { return AT_FDCWD }
    let parent = (path as NSString).deletingLastPathComponent
    if making {
      for folder in [parent, path] { mkdir(folder, 0o700) }
    }
    let above = Foundation.open(parent, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    defer { if above >= 0 { close(above) } }
    let folder = openat(
      above, (path as NSString).lastPathComponent,
      O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if above >= 0, folder >= 0 { return folder }
    throw Failure(
      description: making
        ? "The folder for your files cannot be made (\(Self.reason)): ask an administrator."
        : "There is no such file: you have none yet.")
  }

  /// What the system says of the last failed call.
  static var reason: String { String(cString: strerror(errno)) }
}
