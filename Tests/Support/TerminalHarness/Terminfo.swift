import Foundation
import Synchronization

/// What terminfo says of one terminal's keys.
public struct Terminfo: Sendable {
  public let term: String
  /// Capability names to the bytes that they stand for; only those that are strings.
  let strings: [String: [UInt8]]

  private static let known = Mutex<[String: Terminfo]>([:])

  /// Asks infocmp once for each terminal.
  ///
  /// - Throws: `HarnessError` where infocmp is missing or knows no such terminal.
  public static func of(_ term: String) throws -> Terminfo {
    if let found = known.withLock({ $0[term] }) { return found }
    let listing = try run("infocmp", ["-1", "-x", term])
    guard listing.status == 0 else {
      throw HarnessError.missing(program: "terminfo entry \(term)", package: "ncurses-term")
    }
    let made = Terminfo(term: term, strings: strings(in: listing.text))
    known.withLock { $0[term] = made }
    return made
  }

  private static func strings(in listing: String) -> [String: [UInt8]] {
    var strings: [String: [UInt8]] = [:]
    for line in listing.split(separator: "\n") where line.hasPrefix("\t") {
      let entry = line.dropFirst().dropLast()
      guard let equals = entry.firstIndex(of: "=") else { continue }
      strings[String(entry[..<equals])] = bytes(of: entry[entry.index(after: equals)...])
    }
    return strings
  }

  /// Undoes the notation of terminfo(5): `\E`, `^X`, octal numbers, and delays, which are left out.
  static func bytes(of text: Substring) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"): result.append(escaped(&rest))
      case UInt8(ascii: "^"): result.append((rest.popFirst() ?? 0x40) & 0x1f)
      case UInt8(ascii: "$") where rest.first == UInt8(ascii: "<"):
        rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      default: result.append(byte)
      }
    }
    return result
  }

  private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt8 {
    let letters: [Character: UInt8] = [
      "E": 0x1b, "e": 0x1b, "n": 0x0a, "r": 0x0d, "t": 0x09, "b": 0x08, "f": 0x0c, "s": 0x20,
    ]
    let octal = rest.prefix(3)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "7")
    if octal.count == 3, octal.allSatisfy(digits.contains) {
      rest = rest.dropFirst(3)
      return octal.reduce(0) { $0 &* 8 &+ ($1 - UInt8(ascii: "0")) }
    }
    let letter = rest.popFirst() ?? UInt8(ascii: "\\")
    return letters[Character(UnicodeScalar(letter))] ?? letter
  }
}
