import Console
import Foundation
import TOMLKit

/// What a person wants always, from the configuration file; options and variables go before it.
struct Configuration {
  var theme: String?
  var ascii = false
  var slow = false
  var linear = false
  /// Whether an error rings the bell.
  var bell = false
  /// Whether values may be sent to the terminal's clipboard.
  var clipboard = false
  /// The keys of one's own, those of a preset before them.
  var keys: [KeyWish] = []

  /// Reads the file, if there is one.
  /// - Throws: `Refused` with the file and the line of the first mistake.
  static func read(path: String = Places.configuration) throws -> Configuration {
    guard access(path, F_OK) == 0 else { return Configuration() }
    guard let data = FileManager.default.contents(atPath: path), data.count < 1 << 20 else {
      throw Refused("\(path) cannot be read: check its owner and mode, or remove it.")
    }
    return try Configuration(toml: String(decoding: data, as: UTF8.self), path: path)
  }

  init() {}

  init(toml text: String, path: String) throws {
    let table: TOMLTable
    do { table = try TOMLTable(string: text) } catch let problem as TOMLParseError {
      throw Refused("\(path), line \(problem.source.begin.line): \(problem.description)")
    }
    let places = TOMLPlaces(text)
    for key in table.keys.sorted() where key != "keys" {
      guard take(key, table[key]) else {
        throw Refused("\(path), line \(places.line(of: key)): \(Self.wanted(key))")
      }
    }
    if let value = table["keys"] {
      guard let value = value.table else {
        throw Refused("\(path), line \(places.line(of: "keys")): keys is a table: write [keys].")
      }
      do { keys = try KeyTable(value, places).wishes } catch {
        throw Refused("\(path), line \(error.line): \(error.sentence)")
      }
    }
  }

  /// - Returns: whether there is such a key and its value is of the right kind.
  private mutating func take(_ key: String, _ value: (any TOMLValueConvertible)?) -> Bool {
    if key == "theme" {
      theme = value?.string
      return theme != nil
    }
    guard let path = Self.switches[key], let isOn = value?.bool else { return false }
    self[keyPath: path] = isOn
    return true
  }

  private static let switches: [String: any WritableKeyPath<Configuration, Bool> & Sendable] = [
    "ascii": \.ascii, "slow": \.slow, "linear": \.linear, "bell": \.bell,
    "clipboard": \.clipboard,
  ]

  private static func wanted(_ key: String) -> String {
    if key == "theme" { return "theme must be a name or a path in quotes." }
    if switches[key] != nil { return "\(key) must be true or false." }
    let known = ["theme"] + switches.keys.sorted() + ["[keys]"]
    return "there is no key \(key): use \(known.joined(separator: ", "))."
  }
}
