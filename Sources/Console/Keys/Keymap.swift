public import TextUI

/// Keys of one's own: what a person gave to commands in place of the keys that they have.
public struct Keymap: Hashable, Sendable {
  /// The keys by the screen's word and the command's name.
  private var keys: [String: [String: [Key]]] = [:]

  public init() {}

  public var isEmpty: Bool { keys.isEmpty }

  mutating func give(_ given: [Key], to command: String, on word: String) {
    keys[word, default: [:]][command] = given
  }

  /// The keys of a command where they were given; nil where they are as they were.
  func given(_ command: String, on word: String) -> [Key]? { keys[word]?[command] }

  /// Every key that was given to something on a screen, and to what.
  func owners(on word: String) -> [Key: String] {
    var owners: [Key: String] = [:]
    for (command, given) in keys[word] ?? [:] { for key in given { owners[key] = command } }
    return owners
  }

  /// A command's keys as they are on a screen: its own ones, but for those that something else was given.
  public func keys(of command: String, _ standard: [Key], on word: String) -> [Key] {
    if let given = given(command, on: word) { return given }
    let owners = owners(on: word)
    return standard.filter { owners[$0] == nil }
  }
}

/// One line of a key map: a command of a screen and the keys that somebody wants for it.
public struct KeyWish: Hashable, Sendable {
  public let screen: String
  public let command: String
  /// As they are written: `F2`, `^R`, `d`.
  public let keys: [String]
  /// Where it stands in its file, counted from one; nil where it comes from a preset.
  public let line: Int?

  public init(screen: String, command: String, keys: [String], line: Int? = nil) {
    (self.screen, self.command, self.keys, self.line) = (screen, command, keys, line)
  }
}

/// What is wrong with a key map, or worth knowing.
public struct KeyProblem: Hashable, Sendable {
  public let line: Int?
  public let sentence: String
  /// Whether the wish does not hold; else it holds and takes a key from something.
  public let isError: Bool
}

extension Keymap {
  /// Keys that terminals, multiplexers and ssh keep for themselves.
  static let reserved: Set<Key> = [
    .control("c"), .control("\\"), .control("q"), .control("a"), .control("b"), .control("]"),
    .character("~"),
  ]

  /// Reads wishes in their order; a later one goes before an earlier one of the same command.
  /// - Returns: the map of all that can be, and what is to be said of the wishes.
  @MainActor public static func reading(_ wishes: [KeyWish]) -> (
    map: Keymap, problems: [KeyProblem]
  ) {
    var (map, problems) = (Keymap(), [KeyProblem]())
    let tables = Dictionary(uniqueKeysWithValues: KeyTables.screens.map { ($0.word, $0) })
    for wish in wishes {
      let found = wish.read(tables, map)
      problems += found.problems
      if let keys = found.keys { map.give(keys, to: wish.command, on: wish.screen) }
    }
    return (map, problems)
  }
}

extension KeyWish {
  @MainActor fileprivate func read(_ tables: [String: KeyTables.Table], _ map: Keymap) -> (
    keys: [Key]?, problems: [KeyProblem]
  ) {
    guard let table = tables[screen] else {
      return (
        nil,
        [
          error(
            "there is no screen \(screen): use \(tables.keys.sorted().joined(separator: ", ")).")
        ]
      )
    }
    guard table.commands.contains(where: { $0.id == command }) else {
      return (
        nil,
        [error("\(screen) has no command \(command): roster keys --screen \(screen) lists them.")]
      )
    }
    var (good, problems) = ([Key](), [KeyProblem]())
    for name in keys {
      guard let key = Key(name: name) else {
        problems.append(error("\(name) is no key: write it as F2, ^R, Esc, PgDn, Alt+x, d or ?."))
        continue
      }
      if Keymap.reserved.contains(key) {
        problems.append(
          error("\(name) belongs to the terminal, ssh or a multiplexer: take another."))
      } else if let other = map.owners(on: screen)[key], !isShared(with: other, in: table) {
        problems.append(
          error("\(name) was given to \(other) already: take another for \(command)."))
      } else {
        if let other = standardOwner(of: key, in: table) {
          problems.append(
            KeyProblem(
              line: line,
              sentence:
                "\(name) is \(command) now and no more \(other), which :\(other) still runs.",
              isError: false))
        }
        good.append(key)
      }
    }
    return (good.isEmpty ? nil : good, problems)
  }

  /// Whether two commands have a key in common as they come: never both can be carried out.
  private func isShared(with other: String, in table: KeyTables.Table) -> Bool {
    let keys = table.commands.filter { [command, other].contains($0.id) }.map { Set($0.keys) }
    return other == command || keys.count == 2 && !keys[0].isDisjoint(with: keys[1])
  }

  private func standardOwner(of key: Key, in table: KeyTables.Table) -> String? {
    table.commands.first { $0.keys.contains(key) && $0.id != command }?.id
  }

  private func error(_ sentence: String) -> KeyProblem {
    KeyProblem(line: line, sentence: sentence, isError: true)
  }
}
