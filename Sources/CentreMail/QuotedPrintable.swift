/// UTF-8 text in seven bits and short lines. https://www.rfc-editor.org/rfc/rfc2045#section-6.7
enum QuotedPrintable {
  /// Longer lines a server may refuse. https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.6
  private static let longestLine = 998
  private static let width = 76

  /// Whether a text cannot go as it is. A line that begins with a dot could end the message on its way.
  static func isNeeded(for text: String) -> Bool {
    !text.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) }
      || text.utf8.split(separator: 10, omittingEmptySubsequences: false).contains { line in
        line.count > longestLine || line.first == UInt8(ascii: ".")
          || line.starts(with: "From ".utf8) || line.last == UInt8(ascii: " ")
      }
  }

  static func encoded(_ text: String) -> String {
    let lines = Array(text.utf8).split(separator: 10, omittingEmptySubsequences: false)
    return String(
      decoding: Array(lines.map { line(Array($0)) }.joined(separator: [10])), as: UTF8.self)
  }

  private static func line(_ bytes: [UInt8]) -> [UInt8] {
    var (text, column): ([UInt8], Int) = ([], 0)
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      var piece = piece(byte, isFirst: column == 0, isLast: isLast)
      if column + piece.count > width - 1 {
        text += [equals, 10]
        column = 0
        piece = self.piece(byte, isFirst: true, isLast: isLast)
      }
      text += piece
      column += piece.count
    }
    return text
  }

  /// At the beginning of a line a dot and an F are escaped, at its end a blank, anywhere what is no ASCII.
  private static func piece(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
    let isPlain =
      (32..<127).contains(byte) && byte != equals
      && !(isFirst && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F")))
      && !(isLast && byte == UInt8(ascii: " "))
    return isPlain ? [byte] : [equals, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static let equals = UInt8(ascii: "=")
  private static let digits = Array("0123456789ABCDEF".utf8)
}
