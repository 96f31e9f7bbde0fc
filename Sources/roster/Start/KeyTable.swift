import Console
import TOMLKit

/// The table `[keys]` of the configuration file: a preset, and keys for commands by the screen.
struct KeyTable {
  struct Mistake: Error {
    let line: Int
    let sentence: String
  }

  let wishes: [KeyWish]

  init(_ table: TOMLTable, _ places: TOMLPlaces) throws(Mistake) {
    var wishes: [KeyWish] = []
    if let value = table["preset"] {
      guard let name = value.string, let preset = KeyPreset(rawValue: name) else {
        let known = KeyPreset.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
        throw Mistake(line: places.line(of: "keys.preset"), sentence: "preset is \(known).")
      }
      wishes = preset.wishes
    }
    for screen in table.keys.sorted() where screen != "preset" {
      let line = places.line(of: "keys.\(screen)")
      guard let commands = table[screen]?.table else {
        throw Mistake(
          line: line, sentence: "\(screen) is no table: write [keys.\(screen)] above its commands.")
      }
      for command in commands.keys.sorted() {
        let line = places.line(of: "keys.\(screen).\(command)")
        guard let keys = Self.names(commands[command]), !keys.isEmpty else {
          throw Mistake(
            line: line,
            sentence: "\(command) is a key in quotes or a list of them: [\"F2\", \"^S\"].")
        }
        wishes.append(KeyWish(screen: screen, command: command, keys: keys, line: line))
      }
    }
    self.wishes = wishes
  }

  private static func names(_ value: (any TOMLValueConvertible)?) -> [String]? {
    if let one = value?.string { return [one] }
    guard let all = value?.array else { return nil }
    let names = all.compactMap(\.string)
    return names.count == all.count ? names : nil
  }
}
