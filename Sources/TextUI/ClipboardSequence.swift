/// Text on its way to the clipboard of the person's own terminal: OSC 52 of xterm's control sequences.
/// https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
enum ClipboardSequence {
  /// The most that terminals are known to take, in characters of the encoded text.
  static let limit = 74_994

  /// - Parameter term: the terminal's type; GNU screen hands a sequence on only in a wrapping of its own.
  /// - Returns: nil where the text is too long.
  static func bytes(_ text: String, term: String) -> [UInt8]? {
    let encoded = base64(Array(text.utf8))
    guard encoded.count <= limit else { return nil }
    let sequence = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    return term.hasPrefix("screen")
      ? Array("\u{1B}P".utf8) + sequence + Array("\u{1B}\\".utf8) : sequence
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 3).flatMap { start -> [UInt8] in
      let part = bytes[start..<min(start + 3, bytes.count)]
      let whole = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      return (0..<4).map { place in
        place <= part.count ? digits[whole >> (18 - 6 * place) & 63] : UInt8(ascii: "=")
      }
    }
  }
}
