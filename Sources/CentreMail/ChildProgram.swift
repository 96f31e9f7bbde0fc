import Foundation
import Glibc

/// A program that is given a text and whose end is awaited, without a shell and without pipes: what it
/// reads and what it complains lies in memory that has no name, so that neither side can block the other.
struct ChildProgram {
  /// The absolute path and the arguments.
  let words: [String]
  /// Milliseconds; after them the program and its children are ended.
  let patience: Int

  enum End: Equatable {
    /// The exit code, and the first line of what stands on standard error.
    case exited(Int32, String)
    case killed(Int32, String)
    case tooSlow(String)
    case notStarted(String)
  }

  func run(input: String) -> End {
    guard let reading = NamelessFile(input), let complaints = NamelessFile("") else {
      return .notStarted("there is no room in /dev/shm")
    }
    var child = pid_t()
    let failure = spawn(&child, reading.descriptor, complaints.descriptor)
    guard failure == 0 else { return .notStarted(String(cString: strerror(failure))) }
    guard let status = wait(for: child) else { return .tooSlow(complaints.firstLine) }
    let signal = status & 0x7F
    return signal == 0
      ? .exited((status >> 8) & 0xFF, complaints.firstLine) : .killed(signal, complaints.firstLine)
  }

  /// - Returns: 0, or the number of what went wrong.
  private func spawn(_ child: inout pid_t, _ input: Int32, _ errors: Int32) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var attributes = posix_spawnattr_t()
    Self.prepare(&attributes, POSIX_SPAWN_SETPGROUP)
    defer { posix_spawnattr_destroy(&attributes) }
    return Self.spawn(&child, words, &actions, &attributes)
  }

  /// Starts a program with what a mailer needs of the environment; 0, or the number of what went wrong.
  static func spawn(
    _ child: inout pid_t, _ words: [String], _ actions: inout posix_spawn_file_actions_t,
    _ attributes: inout posix_spawnattr_t
  ) -> Int32 {
    let argv = words.map { strdup($0) } + [nil]
    let envp = environment.map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    return posix_spawn(&child, words[0], &actions, &attributes, argv, envp)
  }

  /// A group or session of its own, so that a program can be ended with its children, and signals as a shell
  /// gives them.
  static func prepare(_ attributes: inout posix_spawnattr_t, _ apart: Int32) {
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = apart | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  /// What a mailer needs to find its configuration, and nothing else of ours.
  private static var environment: [String] {
    let all = ProcessInfo.processInfo.environment
    let kept = ["HOME", "USER", "LOGNAME", "TMPDIR"].compactMap { name in
      all[name].map { "\(name)=\($0)" }
    }
    return kept + ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"]
  }

  /// The status of the program's end; nil where it had to be ended.
  private func wait(for child: pid_t) -> Int32? {
    let end = ContinuousClock.now + .milliseconds(patience)
    var status: Int32 = 0
    while ContinuousClock.now < end {
      if waitpid(child, &status, WNOHANG) == child { return status }
      usleep(5000)
    }
    kill(-child, SIGKILL)
    while waitpid(child, &status, 0) != child, errno == EINTR {}
    return nil
  }
}

/// A file in memory that nobody else can open and that is gone with its descriptor: what a message says is
/// never on a disk of ours. https://man7.org/linux/man-pages/man3/shm_open.3.html
private final class NamelessFile {
  let descriptor: Int32

  /// Makes a file that is read from its beginning; nil where there is no room.
  init?(_ text: String) {
    let name = "/roster-\(UUID().uuidString)"
    descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { return nil }
    shm_unlink(name)
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { return nil }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// At most the first 400 bytes of it.
  var firstLine: String {
    var bytes = [UInt8](repeating: 0, count: 400)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }
}
