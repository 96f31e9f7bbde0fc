import Foundation
import TerminalHarness

/// Commands, subsystems and file transfers.
extension SSHProbe {
  private static func command(
    _ description: String, _ options: [String] = [],
    _ words: @escaping @Sendable (SSHCentre) -> [String]
  ) -> SSHProbe {
    SSHProbe(description) { place in
      let run = try place.ada.run(options, words(place), stdin: place.command + "\n")
      if let escape = run.escape { return escape }
      return run.said.contains("opens the console of Roster and nothing else")
        ? nil : "It was refused without the sentence: \(run)"
    }
  }

  private static func program(
    _ name: String, _ description: String, _ arguments: @escaping @Sendable (SSHCentre) -> [String],
    made: @escaping @Sendable (SSHCentre) -> String
  ) -> SSHProbe {
    SSHProbe(description) { place in
      let run = try place.ada.run(name, arguments(place), stdin: "ls /\nput /etc/hostname\n")
      if access(made(place), F_OK) == 0 { return "A file was made: \(run)" }
      return run.escape
    }
  }

  private static var host: String { "\(SSHServer.account)@127.0.0.1" }

  static let commands: [SSHProbe] = [
    command("a command") { [$0.command] },
    command("a command with a terminal", ["-tt"]) { [$0.command] },
    command("a shell") { _ in ["sh"] },
    command("a shell with a terminal", ["-tt"]) { _ in ["/bin/sh", "-i"] },
    command("a login shell", ["-tt"]) { _ in ["exec", "bash", "-l"] },
    command("a command behind a semicolon") { ["; \($0.command)"] },
    command("a command behind a line break") { ["\n\($0.command)\n"] },
    command("a command in dollars and brackets") { ["$(\($0.command))"] },
    command("a command behind quotes") { ["\"'; \($0.command); '\""] },
    command("a command behind bars", ["-tt"]) { ["|| \($0.command)"] },
    command("a subcommand of Roster") { ["roster agents list --database \($0.centre.database)"] },
    command("options of Roster", ["-tt"]) { _ in [" --operator", "bob"] },
    command("another database", ["-tt"]) { [" --database", $0.centre.folder.file("other.db")] },
    command("rsync's server") { ["rsync --server --sender -logDtpre . \($0.centre.database)"] },
    command("git's server") { _ in ["git-upload-pack '/'"] },
    command("a command of 100 000 bytes") { [$0.command + String(repeating: " #", count: 50_000)] },
    SSHProbe("an empty command") { try $0.ada.run([], [""], stdin: $0.command + "\n").escape },
    SSHProbe("the sftp subsystem") { try $0.ada.run(["-s"], ["sftp"]).escape },
    SSHProbe("a subsystem that is not there") {
      try $0.ada.run(["-s"], ["shell"], stdin: $0.command).escape
    },
    SSHProbe("a shell without a terminal") {
      try $0.ada.run(["-T"], stdin: $0.command + "\n").escape
    },
    SSHProbe("a terminal that is refused by the client") {
      try $0.ada.run(["-o", "RequestTTY=no"], stdin: $0.command + "\n").escape
    },
    SSHProbe("a megabyte of input without a terminal") { place in
      let input = String(repeating: place.command + "\n", count: 1_048_576 / place.command.count)
      return try place.ada.run(["-T"], stdin: input).escape
    },
    program("sftp", "sftp") { _ in
      ["-b", "-", host]
    } made: {
      $0.mark
    },
    program("scp", "scp to the machine") {
      ["/etc/hostname", "\(host):\($0.mark)"]
    } made: {
      $0.mark
    },
    program("scp", "scp of old to the machine") {
      ["-O", "/etc/hostname", "\(host):\($0.mark)"]
    } made: {
      $0.mark
    },
    program("scp", "scp from the machine") { place in
      ["\(host):\(place.centre.database)", place.mark]
    } made: {
      $0.mark
    },
    program("scp", "scp of old from the machine") { place in
      ["-O", "\(host):\(place.centre.database)", place.mark]
    } made: {
      $0.mark
    },
    SSHProbe("a second session on one connection") { place in
      let control = place.centre.folder.file("control")
      let master = try place.ada.terminal(["-M", "-S", control, "-N"])
      try master.wait("the master") { _ in access(control, F_OK) == 0 }
      defer { master.kill(SIGTERM) }
      return try place.ada.run(["-S", control], [place.command]).escape
    },
  ]
}
