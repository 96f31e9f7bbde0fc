import Glibc

/// Which characters a terminal can be trusted to show in the columns we count for them.
enum Repertoire: Sendable {
  case unicode
  /// The Linux console: its font has at most 512 glyphs, none of them wide or of zero width.
  case linuxConsole
  case ascii

  /// What is sent for one cell: the characters of its left column, and what stands in its right
  /// column when it is a wide cell whose picture is not wide.
  struct Picture: Equatable {
    var left: [wchar_t]
    var right: wchar_t?
  }

  /// - Parameter columns: in how many columns ncurses believes a character to be, as libc says.
  func picture(of text: String, columns: (wchar_t) -> Int) -> Picture {
    if text.utf8.count == 1, let byte = text.utf8.first, byte >= 0x20, byte < 0x7F {
      return Picture(left: [wchar_t(byte)], right: nil)
    }
    let width = text.reduce(0) { $0 + CellWidth.of($1) }
    switch self {
    case .ascii: return replacement(ASCIIFold.character(for: text), width: width)
    case .linuxConsole where width > 1: return replacement("?", width: width)
    case .linuxConsole: return Picture(left: Self.characters(text, marks: 0), right: nil)
    case .unicode: return whole(text, width: width, columns: columns)
    }
  }

  private func replacement(_ scalar: Unicode.Scalar, width: Int) -> Picture {
    Picture(left: [wchar_t(bitPattern: scalar.value)], right: width > 1 ? 0x20 : nil)
  }

  /// An emoji cluster is sent as its first scalar: terminals disagree about the width of the rest.
  private func whole(_ text: String, width: Int, columns: (wchar_t) -> Int) -> Picture {
    let left = Self.characters(text, marks: TermText.combiningLimit)
    guard let base = left.first else { return replacement("?", width: width) }
    switch (columns(base), width) {
    case (2, 2), (1, 1): return Picture(left: left, right: nil)
    case (1, 2): return Picture(left: left, right: Self.secondLetter(of: text) ?? 0x20)
    default: return replacement("?", width: width)
    }
  }

  private static func characters(_ text: String, marks: Int) -> [wchar_t] {
    guard let base = text.unicodeScalars.first, !base.isHidden else { return [] }
    let joined = text.unicodeScalars.dropFirst().filter { !$0.isHidden && CellWidth.of($0) == 0 }
    return ([base] + joined.prefix(marks)).map { wchar_t(bitPattern: $0.value) }
  }

  /// The second regional letter of a flag.
  private static func secondLetter(of text: String) -> wchar_t? {
    guard let second = text.unicodeScalars.dropFirst().first else { return nil }
    return (0x1F1E6...0x1F1FF).contains(second.value) ? wchar_t(bitPattern: second.value) : nil
  }
}
