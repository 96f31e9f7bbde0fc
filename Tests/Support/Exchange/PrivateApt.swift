import Foundation
import TerminalHarness

/// apt with lists and a cache of its own, as if nothing were installed: it knows one suite of the mirror
/// from which the machine gets its packages, and the machine's keys.
struct PrivateApt {
  private let folder: String

  init(folder: String) throws {
    self.folder = folder
    for name in ["lists/partial", "cache/archives/partial", "packages"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let source = "deb [signed-by=\(Self.keys)] \(try Self.mirror()) sid main\n"
    try Data(source.utf8).write(to: URL(fileURLWithPath: "\(folder)/sources.list"))
    try Data().write(to: URL(fileURLWithPath: "\(folder)/status"))
  }

  /// Gets some of the packages that Asterisk needs.
  /// - Parameter wanted: how their files' names begin.
  /// - Returns: the packages' files.
  func download(_ wanted: [String]) throws -> [String] {
    try apt(["update"])
    let plan = try apt(["--print-uris", "-y", "install", "asterisk"])
    let names = plan.split(separator: "\n").compactMap(Self.file).filter { file in
      wanted.contains { file.hasPrefix($0) }
    }.compactMap { $0.split(separator: "_").first.map(String.init) }
    let place = "\(folder)/packages"
    try apt(["download"] + names, folder: place)
    return try FileManager.default.contentsOfDirectory(atPath: place).map { "\(place)/\($0)" }
  }

  /// The file's name in a line `'ADDRESS' NAME_VERSION_ARCHITECTURE.deb SIZE HASH`.
  private static func file(_ line: Substring) -> Substring? {
    guard line.hasPrefix("'") else { return nil }
    return line.split(separator: " ").dropFirst().first
  }

  @discardableResult
  private func apt(_ arguments: [String], folder place: String? = nil) throws -> String {
    try succeed("apt-get", ["-qq"] + options + arguments, folder: place)
  }

  private var options: [String] {
    [
      "Dir::Etc::SourceList=\(folder)/sources.list", "Dir::Etc::SourceParts=/dev/null",
      "Dir::Etc::PreferencesParts=/dev/null", "Dir::State::Lists=\(folder)/lists",
      "Dir::Cache=\(folder)/cache", "Dir::State::Status=\(folder)/status",
      "Dir::State::Extended_States=\(folder)/extended", "APT::Install-Recommends=false",
      "Acquire::Languages=none", "APT::Sandbox::User=\(NSUserName())", "Debug::NoLocking=true",
    ].flatMap { ["-o", $0] }
  }

  /// Where the machine gets Debian from, as apt has been told.
  private static func mirror() throws -> String {
    let places = try succeed(
      "apt-get", ["indextargets", "--format", "$(LABEL) $(REPO_URI)", "Created-By: Packages"])
    for place in places.split(separator: "\n") where place.hasPrefix("Debian ") {
      return String(place.dropFirst("Debian ".count))
    }
    throw HarnessError.timeout("apt knows no mirror of Debian: see /etc/apt/sources.list.")
  }

  private static let keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
}
