import Foundation
import TerminalHarness
import Testing

/// The README's table of what is proven is made from the names of these tests.
@Suite struct ReadmeTests {
  @Test func `the table of the README is that of the tests`() throws {
    let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let sources = try FileManager.default.contentsOfDirectory(atPath: own.path)
      .filter { $0.hasSuffix(".swift") }.sorted().map { own.path + "/" + $0 }
    let made = try run("awk", ["-f", own.path + "/proofs.awk"] + sources).text
    let root = own.deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let parts = readme.components(separatedBy: "<!-- proofs -->\n")
    try #require(parts.count == 3, "The README has two lines <!-- proofs -->.")
    #expect(parts[1] == made, "make proofs puts the table into the README.")
  }
}
