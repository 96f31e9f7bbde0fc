import Foundation

/// A compiled description of a terminal, as far as a check asks: term(5).
/// https://man7.org/linux/man-pages/man5/term.5.html
struct TerminfoEntry {
  private let numbers: [Int]
  private let strings: [Bool]

  /// The places of capabilities in the compiled lists, from `term.h`.
  private enum Place {
    static let colours = 13
    static let cursorAddress = 10
    static let backTab = 148
    static let f1 = 66
    static let f10 = 67
    static let f2 = 68
  }

  init?(_ name: String) { self.init(name, in: Self.own + Self.machine) }

  /// Only what the machine itself describes, whatever the environment says.
  static func ofMachine(_ name: String) -> Self? { Self(name, in: machine) }

  private init?(_ name: String, in places: [String]) {
    guard !name.isEmpty, !name.contains("/"), let first = name.utf8.first else { return nil }
    let letter = String(Character(Unicode.Scalar(first)))
    let folders = places.flatMap { ["\($0)/\(letter)", "\($0)/\(String(first, radix: 16))"] }
    let files = folders.lazy.compactMap { FileManager.default.contents(atPath: "\($0)/\(name)") }
    guard let bytes = files.first.map([UInt8].init) else { return nil }
    self.init(bytes)
  }

  /// Reads the lists by the header's lengths: names, flags, numbers, places of strings.
  private init?(_ bytes: [UInt8]) {
    func short(_ place: Int) -> Int {
      guard place + 1 < bytes.count else { return -1 }
      return Int(Int16(truncatingIfNeeded: Int(bytes[place]) | Int(bytes[place + 1]) << 8))
    }
    let width = short(0) == 0o1036 ? 4 : 2
    guard short(0) == 0o432 || width == 4 else { return nil }
    let flagsEnd = 12 + short(2) + short(4)
    let numbersStart = flagsEnd + flagsEnd % 2
    numbers = (0..<max(0, short(6))).map { short(numbersStart + $0 * width) }
    let stringsStart = numbersStart + max(0, short(6)) * width
    strings = (0..<max(0, short(8))).map { short(stringsStart + $0 * 2) >= 0 }
  }

  var colours: Int { numbers.count > Place.colours ? max(0, numbers[Place.colours]) : 0 }
  var hasCursorAddress: Bool { has(Place.cursorAddress) }

  var missingKeys: [String] {
    let keys =
      [("Shift+Tab", Place.backTab), ("F1", Place.f1)]
      + (2...9).map { ("F\($0)", Place.f2 + $0 - 2) } + [("F10", Place.f10)]
    return keys.filter { !has($0.1) }.map(\.0)
  }

  private func has(_ place: Int) -> Bool { place < strings.count && strings[place] }

  private static var own: [String] {
    let own = Places.variable("TERMINFO").map { [$0] } ?? []
    return own + (Places.variable("HOME").map { [$0 + "/.terminfo"] } ?? [])
  }

  private static let machine = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
}
