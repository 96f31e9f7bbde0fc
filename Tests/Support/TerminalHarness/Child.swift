import CTerminalHarness
import Foundation

/// A program that runs in a session of its own; nobody else's descriptor is open in it.
struct Child {
  /// What descriptors 0, 1 and 2 are in the child.
  enum Streams {
    case terminal(String)
    case descriptors(Int32, Int32, Int32)
  }

  let process: pid_t

  /// - Throws: `HarnessError` where there is no such program; then there is no child.
  init(
    _ program: String, _ arguments: [String], _ environment: [String: String],
    folder: String? = nil,
    streams: Streams
  ) throws {
    let path = try Child.path(of: program)
    let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
    process = withStrings([path] + arguments) { arguments in
      withStrings(variables) { variables in
        Child.start(path, arguments, variables, folder, streams)
      }
    }
    guard process > 0 else { throw HarnessError.system("Starting \(path)", code: errno) }
  }

  private static func start(
    _ path: String, _ arguments: CStrings, _ environment: CStrings, _ folder: String?,
    _ streams: Streams
  ) -> pid_t {
    withStrings([path, folder ?? "", streams.terminal ?? ""]) { names in
      var child = harness_child()
      child.path = UnsafePointer(names[0])
      child.arguments = UnsafePointer(arguments)
      child.environment = UnsafePointer(environment)
      if folder != nil { child.folder = UnsafePointer(names[1]) }
      switch streams {
      case .terminal: child.terminal = UnsafePointer(names[2])
      case .descriptors(let input, let output, let error):
        child.standard = (input, output, error)
      }
      return harness_spawn(&child)
    }
  }

  /// Looks a bare name up in the PATH of this process.
  static func path(of program: String) throws -> String {
    guard !program.contains("/") else { return program }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(
      separator: ":")
    for folder in folders where access("\(folder)/\(program)", X_OK) == 0 {
      return "\(folder)/\(program)"
    }
    throw HarnessError.missing(program: program, package: packages[program] ?? program)
  }

  private static let packages = [
    "infocmp": "ncurses-bin", "sqlite3": "sqlite3", "ssh": "openssh-client",
    "ssh-keygen": "openssh-client", "sftp": "openssh-client", "scp": "openssh-client",
  ]
}

extension Child.Streams {
  var terminal: String? {
    if case .terminal(let name) = self { name } else { nil }
  }
}

typealias CStrings = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// Hands over strings as C has them: a list that a null pointer ends.
func withStrings<Result>(_ strings: [String], _ body: (CStrings) -> Result) -> Result {
  let list = CStrings.allocate(capacity: strings.count + 1)
  for (index, string) in strings.enumerated() { list[index] = strdup(string) }
  list[strings.count] = nil
  defer {
    for index in strings.indices { free(list[index]) }
    list.deallocate()
  }
  return body(list)
}
