/// Keys in words: plain text, and `<Enter> <Tab> <S-Tab> <Esc> <BS> <Del> <Ins> <Up> <Down> <Left>
/// <Right> <Home> <End> <PgUp> <PgDn> <Space> <F1>`…, `<C-x>`, `<M-x>`, `<lt>`, `<Paste:text>`,
/// `<Hex:1b5b41>`.
///
/// What a key sends is what terminfo says for the terminal in its keypad mode.
public struct Keys: Sendable {
  let terminfo: Terminfo

  public init(term: String) throws { terminfo = try Terminfo.of(term) }

  private static let capabilities = [
    "Up": "kcuu1", "Down": "kcud1", "Left": "kcub1", "Right": "kcuf1", "Home": "khome",
    "End": "kend", "PgUp": "kpp", "PgDn": "knp", "Del": "kdch1", "Ins": "kich1", "BS": "kbs",
    "S-Tab": "kcbt",
  ]
  private static let plain: [String: [UInt8]] = [
    "Enter": [0x0d], "Tab": [0x09], "Esc": [0x1b], "Space": [0x20], "lt": [0x3c],
  ]
  /// What keyboards send where terminfo is silent and everybody knows it all the same.
  private static let usual: [String: [UInt8]] = [
    "BS": [0x7f], "S-Tab": [0x1b, 0x5b, 0x5a], "Del": [0x1b, 0x5b, 0x33, 0x7e],
  ]

  /// Whether this terminal has the key at all.
  public func has(_ key: String) -> Bool { (try? named(key)) != nil }

  /// The keystrokes one by one, each with the bytes that it sends.
  ///
  /// - Throws: `HarnessError` for a key that this terminal does not have, and for wrong notation.
  public func strokes(_ keys: String) throws -> [[UInt8]] {
    var strokes: [[UInt8]] = []
    var rest = Substring(keys)
    while let first = rest.popFirst() {
      guard first == "<" else {
        strokes.append(Array(String(first).utf8))
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { throw HarnessError.badNotation(keys) }
      strokes.append(try named(String(rest[..<end])))
      rest = rest[rest.index(after: end)...]
    }
    return strokes
  }

  private func named(_ name: String) throws -> [UInt8] {
    if let bytes = Self.plain[name] ?? prefixed(name) { return bytes }
    let capability = Self.capabilities[name] ?? (name.hasPrefix("F") ? "kf\(name.dropFirst())" : "")
    guard let bytes = terminfo.strings[capability] ?? Self.usual[name] else {
      throw HarnessError.noSuchKey(name, term: terminfo.term)
    }
    return bytes
  }

  private func prefixed(_ name: String) -> [UInt8]? {
    if name.hasPrefix("C-"), let byte = name.utf8.last { return [byte & 0x1f] }
    if name.hasPrefix("M-") { return [0x1b] + Array(name.utf8.dropFirst(2)) }
    if name.hasPrefix("Paste:") {
      return Array("\u{1b}[200~".utf8) + Array(name.utf8.dropFirst(6)) + Array("\u{1b}[201~".utf8)
    }
    return name.hasPrefix("Hex:") ? hexadecimal(name.dropFirst(4)) : nil
  }

  private func hexadecimal(_ digits: Substring) -> [UInt8] {
    let all = Array(digits)
    return stride(from: 0, to: all.count - 1, by: 2).compactMap { index in
      UInt8(String(all[index...index + 1]), radix: 16)
    }
  }
}
