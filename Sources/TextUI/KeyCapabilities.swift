/// The names under which terminfo keeps the sequences of keys, and which key each of them is.
enum KeyCapabilities {
  static let all: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
      ("khome", .home), ("kfnd", .home), ("kend", .end), ("kslt", .end), ("kll", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete),
      ("kcbt", .backTab), ("kbs", .backspace), ("kent", .enter), ("kf0", .f(10)),
    ] + (1...12).map { ("kf\($0)", .f($0)) }

  /// A terminfo string without its padding, `$<5>` or `$<2*/>`: modern lines need none.
  static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if rest.starts(with: Array("$<".utf8)), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
