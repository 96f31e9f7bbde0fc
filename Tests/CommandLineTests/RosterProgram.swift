import Foundation
import Testing

/// The built program, run as a child on a database of its own; the folder goes with the value.
final class RosterProgram {
  let folder: String
  var variables: [String: String]

  /// What a run left behind.
  struct Run {
    let status: Int32
    let output, errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// Standard output as JSON.
    func json() throws -> Any {
      try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
    }

    func objects() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]]) }
    func object() throws -> [String: Any] { try #require(try json() as? [String: Any]) }
  }

  init(sample: Bool = false) throws {
    folder = NSTemporaryDirectory() + "roster-cli-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    variables = [
      "HOME": folder, "ROSTER_DATABASE": folder + "/roster.db", "LANG": "C.UTF-8", "TZ": "UTC",
      "COLUMNS": "80", "PATH": "/usr/bin:/bin",
    ]
    if sample { try #require(try run("sample", "add").status == 0) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs the program to its end; standard input is a file, never the terminal of the tests.
  func run(_ arguments: String..., input: String = "") throws -> Run {
    try run(arguments, input: input)
  }

  /// - Parameter program: another one, which sees the same folder and variables.
  func run(program: String? = nil, _ arguments: [String], input: String = "") throws -> Run {
    let files = ["in", "out", "err"].map { "\(folder)/std\($0)" }
    try Data(input.utf8).write(to: URL(fileURLWithPath: files[0]))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    for number in [1, 2] {
      let flags = O_WRONLY | O_CREAT | O_TRUNC
      posix_spawn_file_actions_addopen(&actions, Int32(number), files[number], flags, 0o600)
    }
    let status = try wait(for: spawn([program ?? Self.path] + arguments, &actions))
    return Run(status: status, output: try text(files[1]), errors: try text(files[2]))
  }

  private func spawn(
    _ arguments: [String], _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    var child = pid_t()
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    try #require(posix_spawn(&child, arguments[0], &actions, nil, argv, envp) == 0)
    return child
  }

  private func wait(for child: pid_t) throws -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) != child { try #require(errno == EINTR) }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// Beside the bundle of the tests, where the package manager puts both.
  static let path: String = {
    guard let resolved = realpath("/proc/self/exe", nil) else { return "roster" }
    defer { free(resolved) }
    let beside = String(cString: resolved).split(separator: "/").dropLast().joined(separator: "/")
    let sources = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let places = ["/\(beside)/roster", "/\(sources)/.build/debug/roster"]
    return places.first { access($0, X_OK) == 0 } ?? "roster"
  }()
}

extension RosterProgram {
  /// Makes an agent that passes every rule.
  @discardableResult
  func create(_ username: String, _ name: String = "Ada Lovelace") throws -> Run {
    let run = try run(
      "agents", "create", "--full-name", name, "--username", username, "--email",
      "\(username)@example.org", "--password-stdin", input: "Good-pass1\n")
    try #require(run.status == 0, "\(run.errors)")
    return run
  }
}
