import Foundation
import TerminalHarness
import Testing

/// The measurement of an exchange, on a centre that is small enough for a test.
@Suite(.serialized) struct BenchTests {
  private static let bench = BuiltProgram.path("rosterbench")

  private let folder: TemporaryFolder
  private var arguments: [String] {
    ["--only", "exchange", "--exchange", "20", "--rounds", "1", "--folder", folder.path]
  }

  init() throws { folder = try TemporaryFolder("bench") }

  @Test func `the bench registers all telephones with the database and with files`() throws {
    let done = try TerminalHarness.run(Self.bench, arguments, timeout: 120)
    try #require(done.status == 0, "\(done)")
    #expect(done.text.hasPrefix("Asterisk, 20 agents"))
    let rates = try #require(done.text.firstMatch(of: /registrations a second +(\d\S+) +(\d\S+)/))
    #expect(Double(rates.1) ?? 0 > 1 && Double(rates.2) ?? 0 > 1)
    for row in ["refused with the right password", "left without an answer"] {
      #expect(done.text.contains(try Regex("\(row) +0.0 +0.0")), "\(done.text)")
    }
  }

  @Test func `a bench that is interrupted leaves no Asterisk behind`() throws {
    let session = try TerminalSession(program: Self.bench, arguments: arguments)
    try session.wait("an Asterisk") { !Self.children(of: $0.process).isEmpty }
    let children = Self.children(of: session.process)
    try session.send("<C-c>")
    #expect(try session.waitForExit() == 1)
    let end = Date(timeIntervalSinceNow: 20)
    while children.contains(where: { kill($0, 0) == 0 }), Date.now < end { usleep(20_000) }
    #expect(children.allSatisfy { kill($0, 0) != 0 })
  }

  /// https://man7.org/linux/man-pages/man5/proc_tid_children.5.html
  private static func children(of process: Int32) -> [Int32] {
    let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
    return (threads ?? []).flatMap { thread in
      let path = "/proc/\(process)/task/\(thread)/children"
      let line = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      return line.split(separator: " ").compactMap { Int32($0) }
    }
  }
}
