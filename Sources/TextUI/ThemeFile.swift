import Glibc
import TOMLKit

extension Theme {
  /// Reads a theme file.
  ///
  /// What it does not say comes from the theme it names in `inherits`, looked
  /// for by `inherits` and then beside the file, else from `mono`.
  public init(
    file path: String, inherits known: (String) -> Theme? = { Theme.builtIn($0) }
  ) throws(ThemeError) {
    try self.init(file: path, depth: 0, known: known)
  }

  /// Reads a theme from text; `path` is only for messages.
  public init(
    toml text: String, path: String, inherits known: (String) -> Theme? = { Theme.builtIn($0) }
  ) throws(ThemeError) {
    try self.init(toml: text, path: path, depth: 0, known: known)
  }

  private init(file path: String, depth: Int, known: (String) -> Theme?) throws(ThemeError) {
    guard let bytes = ThemeFile.bytes(of: path) else {
      throw ThemeError(path: path, problem: "the file can not be read")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw ThemeError(path: path, problem: "the file is not UTF-8 text")
    }
    try self.init(toml: text, path: path, depth: depth, known: known)
  }

  private init(
    toml text: String, path: String, depth: Int, known: (String) -> Theme?
  ) throws(ThemeError) {
    let file = try ThemeFile(text, path: path)
    var base = Theme.mono
    if let parent = try file.parent() {
      if let theme = known(parent) {
        base = theme
      } else {
        guard depth < 4 else { throw file.error("inherits", "too many themes inherit in a row") }
        base = try Theme(file: file.sibling(parent), depth: depth + 1, known: known)
      }
    }
    self.init(
      name: try file.name(), summary: file.summary, glyphs: try file.glyphs(base.glyphs),
      alternatives: base.alternatives.merging(try file.roles()) { _, new in new })
  }
}

/// A theme file taken apart; every complaint names the line.
private struct ThemeFile {
  static let largest = 1 << 20
  static let facts = [
    "name", "description", "version", "kind", "inherits", "author", "min_ratio", "min-ratio",
  ]

  let path: String
  private let text: String
  private var sections: [String: [String: String]] = [:]

  init(_ text: String, path: String) throws(ThemeError) {
    self.text = text
    self.path = path
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let problem as TOMLParseError {
      let place = problem.source.begin
      throw ThemeError(
        path: path, line: place.line, column: place.column, problem: problem.description)
    } catch {
      throw ThemeError(path: path, problem: "\(error)")
    }
    for name in table.keys.sorted() {
      guard ["theme", "glyphs", "roles"].contains(name), let section = table[name]?.table else {
        throw self.error(name, "there is no section or key \"\(name)\"")
      }
      sections[name] = try strings(of: section)
    }
  }

  private func strings(of section: TOMLTable) throws(ThemeError) -> [String: String] {
    var values: [String: String] = [:]
    for key in section.keys {
      guard let value = section[key]?.string else {
        throw error(key, "\"\(key)\" must be a text in quotes")
      }
      values[key] = value
    }
    return values
  }

  private func entries(of section: String) -> [(key: String, value: String)] {
    (sections[section] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func name() throws(ThemeError) -> String {
    for (key, _) in entries(of: "theme") where !Self.facts.contains(key) {
      throw error(key, "there is no key \"\(key)\" in [theme]")
    }
    if let name = sections["theme"]?["name"] { return TermText(name).description }
    let file = path.split(separator: "/").last ?? "theme"
    return file.hasSuffix(".toml") ? String(file.dropLast(5)) : String(file)
  }

  /// What the theme says of itself, in one sentence without its full stop.
  var summary: String { TermText(sections["theme"]?["description"] ?? "").description }

  func parent() throws(ThemeError) -> String? {
    guard let parent = sections["theme"]?["inherits"] else { return nil }
    let isName = parent.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard isName, !parent.isEmpty else {
      throw error("inherits", "\"\(parent)\" can not be the name of a theme")
    }
    return parent
  }

  func sibling(_ name: String) -> String {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return folder + name + ".toml"
  }

  func glyphs(_ base: Glyphs) throws(ThemeError) -> Glyphs {
    var glyphs = base
    for (key, value) in entries(of: "glyphs") {
      if key == "border", let border = Glyphs.Border(rawValue: value) {
        glyphs.border = border
      } else if let entry = Glyphs.names.first(where: { $0.name == key }) {
        guard TermText(value).description == value, (1...8).contains(CellWidth.of(value)) else {
          throw error(key, "\"\(key)\" must be 1 to 8 visible characters")
        }
        glyphs[keyPath: entry.path] = value
      } else {
        throw error(key, key == "border" ? "border is none, ascii or line" : "unknown glyph \(key)")
      }
    }
    return glyphs
  }

  func roles() throws(ThemeError) -> [Role: [Style]] {
    var roles: [Role: [Style]] = [:]
    for (key, value) in entries(of: "roles") {
      guard let role = Role(rawValue: key) else { throw error(key, "there is no role \"\(key)\"") }
      do {
        roles[role] = try StyleWords.alternatives(value)
      } catch {
        throw self.error(key, "\(key): \(error.sentence)")
      }
    }
    return roles
  }

  func error(_ key: String, _ problem: String) -> ThemeError {
    let place = place(of: key)
    return ThemeError(path: path, line: place?.line, column: place?.column, problem: problem)
  }

  /// The TOML library keeps no places, so the text is searched for the key or section.
  private func place(of key: String) -> (line: Int, column: Int)? {
    let lines = text.replacingLineBreaks().split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let name = line.drop { " \t[\"'".contains($0) }
      guard name.hasPrefix(key) else { continue }
      guard name.dropFirst(key.count).first.map({ " \t=]\"'.".contains($0) }) ?? true else {
        continue
      }
      return (number + 1, line.count - name.count + 1)
    }
    return nil
  }

  static func bytes(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count <= largest {
      let piece = readAvailable(descriptor, limit: 1 << 16)
      if piece.isEmpty { return bytes }
      bytes += piece
    }
    return nil
  }
}
