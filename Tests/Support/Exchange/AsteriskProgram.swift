import Foundation
import TerminalHarness

/// Asterisk in a folder of its own, with its own C library and loader.
struct AsteriskProgram {
  /// What is started, and the first words of its command line.
  let loader: String
  let arguments: [String]
  let modules: String
  /// The folder of the descriptions without which modules refuse to load.
  let documentation: String

  /// - Throws: `HarnessError` where something is missing.
  init(root: String) throws {
    let machine = try succeed("uname", ["-m"]).trimmingCharacters(in: .whitespacesAndNewlines)
    let libraries =
      ["usr/lib", "lib"].map { "\(root)/\($0)/\(machine)-linux-gnu" } + ["\(root)/usr/lib"]
    loader = try Self.first(
      "\(root)/usr/lib64/ld-linux-x86-64.so.2", "\(root)/usr/lib/ld-linux-aarch64.so.1",
      "\(root)/lib64/ld-linux-x86-64.so.2", "\(root)/lib/ld-linux-aarch64.so.1")
    modules = try Self.first(
      "\(root)/usr/lib/\(machine)-linux-gnu/asterisk/modules", "\(root)/usr/lib/asterisk/modules")
    documentation = try Self.first("\(root)/usr/share/asterisk/documentation")
    arguments = [
      "--library-path", libraries.joined(separator: ":"),
      try Self.first("\(root)/usr/sbin/asterisk"),
    ]
  }

  private static func first(_ paths: String...) throws -> String {
    guard let found = paths.first(where: { access($0, F_OK) == 0 }) else {
      throw HarnessError.timeout("Asterisk's packages lack \(paths.joined(separator: " and "))")
    }
    return found
  }
}
