import AgentDomain
import Foundation
import Testing

/// A folder for one test, with the files that the test makes in it.
final class Workplace {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "checks-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  @discardableResult
  func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let path = path(name)
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  func read(_ name: String) -> String? { try? String(contentsOfFile: path(name), encoding: .utf8) }

  /// Runs openssl in the folder.
  func openssl(_ words: String) throws {
    let arguments = ["/bin/sh", "-c", "cd \"$0\" && exec openssl $1", folder, words]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for number in [1, 2] as [Int32] {
      posix_spawn_file_actions_addopen(&actions, number, path("said"), O_WRONLY | O_CREAT, 0o600)
    }
    var child = pid_t()
    let argv = arguments.map { strdup($0) } + [nil]
    defer { for text in argv { free(text) } }
    try #require(posix_spawn(&child, arguments[0], &actions, nil, argv, environ) == 0)
    var status: Int32 = 0
    while waitpid(child, &status, 0) != child { try #require(errno == EINTR) }
    try #require(status == 0, "openssl \(words): \(read("said") ?? "")")
  }
}

extension [Finding] {
  func states(_ state: Finding.State) -> [String] {
    filter { $0.state == state }.map(\.sentence)
  }
  var text: String { map(\.line).joined(separator: "\n") }
}
