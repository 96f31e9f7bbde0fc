import Foundation
import TerminalHarness

/// What a client says of itself, and keys that would lead to a shell elsewhere.
extension SSHProbe {
  /// Opens the console in spite of everything that the client sent; nothing but ada's agents is there.
  private static func opening(
    _ description: String, _ open: @escaping @Sendable (SSHCentre) throws -> TerminalSession
  ) -> SSHProbe {
    SSHProbe(description) { place in
      let session = try open(place)
      defer { session.kill(SIGTERM) }
      try session.wait(for: "Grace Hopper")
      return session.screen.contains("Alan Turing") ? "Others' agents are there." : nil
    }
  }

  /// The variables that the server of the tests takes from clients; believed, each would break the start.
  static let variables: [String: @Sendable (SSHCentre) -> String] = [
    "ROSTER_DATABASE": { $0.centre.folder.file("other.db") },
    "ROSTER_THEME": { _ in "/etc/passwd" },
    "HOME": { $0.badHome }, "XDG_CONFIG_HOME": { $0.badHome }, "XDG_DATA_HOME": { $0.badHome },
    "TERMINFO": { $0.badHome }, "TERMINFO_DIRS": { $0.badHome },
    "NCURSES_NO_SETBUF": { _ in "1" }, "ESCDELAY": { _ in "30000" }, "LINES": { _ in "2" },
    "COLUMNS": { _ in "3" }, "SWIFT_BACKTRACE": { "enable=yes,output-to=\($0.mark)" },
    "LC_ALL": { _ in "C" }, "EDITOR": { "touch \($0.mark)" }, "PAGER": { "touch \($0.mark)" },
  ]

  static let variablesOfTheClient = variables.keys.sorted().map { name in
    opening("the variable \(name)") { place in
      let value = variables[name]?(place) ?? ""
      return try place.ada.terminal(
        ["-tt", "-o", "SendEnv=\(name)"], variables: [name: value])
    }
  }

  private static let types = [
    "", "vt100", "linux", "nonesuch", "../../../../etc/passwd", "a;touch $HOME/x", "$(id)",
    "xterm\u{1B}[2J", String(repeating: "x", count: 5000),
  ]

  static let terminals = types.map { type in
    opening("the terminal “\(type.prefix(20).debugDescription)”") { place in
      try place.ada.terminal(["-tt"], as: type)
    }
  }

  /// Types at the console what opens a shell in other programs.
  private static func typing(
    _ description: String, _ keys: @escaping @Sendable (SSHCentre) -> String, shows: String
  ) -> SSHProbe {
    SSHProbe(description) { place in
      let console = try place.ada.console()
      defer { console.session.kill(SIGTERM) }
      try console.wait(for: "Grace Hopper")
      try console.session.send(keys(place))
      try console.wait(for: shows)
      return console.screen.contains(proof) || console.screen.contains("root:")
        ? console.session.picture : nil
    }
  }

  static let keys = [
    typing("^Z", { _ in "<C-z>" }, shows: "no shell behind this console"),
    typing("an exclamation mark", { "!\($0.command.prefix(4))<Enter><Esc>?" }, shows: "Help"),
    typing("the palette", { _ in ":sh<Enter>" }, shows: "sh"),
    typing(
      "an export over another file", { "xt<C-u>\($0.mark)<Enter>" }, shows: "name without /"),
    typing(
      "an export into the folder above", { _ in "xt<C-u>../x.csv<Enter>" }, shows: "name without /"
    ),
    typing(
      "a picture of another file", { "<Enter><F3>avatar<Enter><C-u>\($0.picture)<Down>" },
      shows: "in your folder of files"),
    typing("an import of another file", { _ in "i<C-u>/etc/passwd<Enter>" }, shows: "name without"),
  ]
}

extension SSHCentre {
  /// A picture that the account could read: a PNG of one red pixel.
  fileprivate var picture: String {
    let path = centre.folder.file("red.png")
    let text =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    _ = FileManager.default.createFile(atPath: path, contents: Data(base64Encoded: text))
    return path
  }

  /// A home with settings and descriptions of terminals that nobody can read.
  var badHome: String {
    let home = centre.folder.file("bad")
    for (folder, name) in [
      ("roster", "config.toml"), (".config/roster", "config.toml"),
      ("x", "xterm-256color"), (".terminfo/x", "xterm-256color"),
    ] {
      let path = "\(home)/\(folder)"
      try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try? "not = to = be = read".write(
        toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
    }
    return home
  }
}

extension SSHClient {
  /// A terminal of which the client says that it is of any type.
  fileprivate func terminal(_ options: [String], as type: String) throws -> TerminalSession {
    try TerminalSession(
      program: "env",
      arguments: ["TERM=\(type)", "ssh"] + options + self.options + target)
  }
}
