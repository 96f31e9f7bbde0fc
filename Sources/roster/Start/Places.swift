import Foundation

/// Where files are, after the XDG base directories.
/// https://specifications.freedesktop.org/basedir-spec/latest/
enum Places {
  /// The database: an option, else `ROSTER_DATABASE`, else the person's own data folder.
  static func database(option: String?) -> String {
    option ?? variable("ROSTER_DATABASE")
      ?? folder("XDG_DATA_HOME", else: ".local/share") + "/roster/roster.db"
  }

  /// What the person wants always, on this machine.
  static var configuration: String {
    folder("XDG_CONFIG_HOME", else: ".config") + "/roster/config.toml"
  }

  /// What the keys of a terminal were learnt to send; a type's name is a file's name.
  static func learntKeys(of term: String) -> String {
    let name = String(term.map { $0.isLetter || $0.isNumber || "+-._".contains($0) ? $0 : "_" })
    return folder("XDG_CONFIG_HOME", else: ".config") + "/roster/terminals/\(name).keys"
  }

  /// The person's own themes, which `roster theme new` adds to.
  static var ownThemes: String { folder("XDG_CONFIG_HOME", else: ".config") + "/roster/themes" }

  /// Where a theme is looked for by its name: the person's own, the machine's, then what came with
  /// the program, installed or in its sources.
  static var themes: [String] {
    let program = programFolder
    let system = (variable("XDG_CONFIG_DIRS") ?? "/etc/xdg").split(separator: ":")
      .filter { $0.hasPrefix("/") }.map { "\($0)/roster/themes" }
    let shipped = [program + "/../share/roster/themes", program + "/../../../themes"]
    return [ownThemes] + system + shipped.map { ($0 as NSString).standardizingPath }
  }

  /// A variable that is set to something.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// A path as people know it: their own folder is `~`.
  static func short(_ path: String) -> String {
    let home = home
    return path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  /// A relative path in a variable is to be ignored, says the specification.
  private static func folder(_ name: String, else rest: String) -> String {
    if let path = variable(name), path.hasPrefix("/") { return path }
    return home + "/" + rest
  }

  private static var home: String {
    variable("HOME") ?? Login.entry.map { String(cString: $0.pointee.pw_dir) } ?? "/"
  }

  private static var programFolder: String {
    guard let resolved = realpath("/proc/self/exe", nil) else { return "." }
    defer { free(resolved) }
    let path = String(cString: resolved)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
