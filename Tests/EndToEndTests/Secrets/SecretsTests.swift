import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Secrets stay secret` {
    @Test func `a tour with known secrets leaves none of them anywhere`() throws {
      let tour = try Tour()
      let processes = try ProcessWatch.during { try tour.everywhere() }
      #expect(processes.contains { $0.bytes.range(of: Data(tour.centre.database.utf8)) != nil })
      tour.keepFiles()
      #expect(tour.canaries.count > 25)
      #expect(tour.evidence.count > 150, "outputs, screens and files: \(tour.evidence.count)")
      tour.keep(processes)
      #expect(tour.leaks == [])
    }

    @Test func `a secret that is planted is found, however it is written`() throws {
      let tour = try Tour()
      let text = tour.secret("a planted secret", "Kiwi-nest-planted-1")
      let encodings: [[UInt8]] = [
        Array("xx\(text)yy".utf8), Array(Data(text.utf8).base64EncodedData()),
        text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] },
        Array(text.utf8.map { String(format: "%02X", $0) }.joined().utf8),
      ]
      for (number, bytes) in encodings.enumerated() {
        let name = "deep/er/planted-\(number)"
        let path = URL(fileURLWithPath: tour.centre.folder.file(name))
        try FileManager.default.createDirectory(
          at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: path)
      }
      tour.keepFiles()
      #expect(
        tour.leaks == (0..<4).map { "The file deep/er/planted-\($0) holds a planted secret." })
    }

    @Test func `a secret in an argument or in the environment is found while it is there`() throws {
      let tour = try Tour()
      let argument = tour.secret("a planted argument", "Kiwi-nest-planted-2")
      let variable = tour.secret("a planted variable", "Kiwi-nest-planted-3")
      let processes = try ProcessWatch.during {
        let session = try TerminalSession(
          program: "/bin/sh", arguments: ["-c", "read -r line; echo over", argument],
          environment: ["PLANTED": variable])
        try session.settle(quiet: 0.3)
        try session.press("<Enter>")
        try session.wait(for: "over")
      }
      tour.keep(processes)
      #expect(Set(tour.leaks).count == 2, "\(tour.leaks)")
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGQUIT, SIGTERM])
    func `a crash while a password is typed tells nothing and leaves no core file`(signal: Int32)
      throws
    {
      let tour = try Tour()
      try tour.centre.fill([Newcomer()])
      try tour.crash(at: ["agents", "password", "ada", "--password-stdin"], "Password:", signal)
      try tour.crash(at: [], Words.listTitle, signal) { session in
        try session.press("p")
        try session.wait(for: "New password")
      }
      tour.keepFiles()
      #expect(tour.leaks == [])
      let names = try FileManager.default.contentsOfDirectory(atPath: tour.centre.folder.path)
      #expect(!names.contains { $0.contains("core") }, "\(names)")
    }
  }
}

extension Tour {
  fileprivate func everywhere() throws {
    try passwordsOfOthers()
    let login = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "root"
    let own = try ownPassword(of: login)
    try signIns()
    try imports()
    try recovery()
    try multiFactor(of: own)
    try prompts()
    try console()
    try draft()
    try reports()
  }

  /// Types a secret half-way into the program and ends it by a signal, where core files are allowed and the
  /// Swift runtime is asked for a report.
  fileprivate func crash(
    at arguments: [String], _ sign: String, _ signal: Int32,
    then go: (TerminalSession) throws -> Void = { _ in }
  ) throws {
    var variables = centre.environment
    variables["SWIFT_BACKTRACE"] = "enable=yes,interactive=no,color=no,output-to=stderr"
    let session = try TerminalSession(
      program: "/bin/bash",
      arguments: [
        "-c", "ulimit -c unlimited; exec \"$0\" \"$@\"", Program.roster,
      ] + arguments + ["--database", centre.database], environment: variables,
      folder: centre.folder.path)
    try session.wait(for: sign)
    try go(session)
    let limits = try String(contentsOfFile: "/proc/\(session.process)/limits", encoding: .utf8)
    #expect(limits.contains(#/Max core file size +0 +0/#))
    try type(secret("a password in a crash", "Kiwi-nest-crash-7"), into: session)
    session.kill(signal)
    try session.waitForExit()
    keep(session, "a crash")
  }
}
