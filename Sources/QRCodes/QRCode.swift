import CQRencode

/// A text as the square of dark and light modules that cameras read.
///
/// The least error correction, because a screen is never dirty and a terminal has few rows.
/// https://fukuchi.org/works/qrencode/manual/
public struct QRCode: Sendable, Equatable {
  /// Modules on a side, without the quiet zone around.
  public let size: Int
  private let dark: [Bool]

  /// Nil for a text that is empty, too long for a QR code, or has a zero byte.
  public init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(0),
      let code = QRcode_encodeString(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1)
    else { return nil }
    defer { QRcode_free(code) }
    let size = Int(code.pointee.width)
    guard let modules = code.pointee.data else { return nil }
    self.size = size
    dark = (0..<(size * size)).map { modules[$0] & 1 == 1 }
  }

  /// Whether a module is dark; what lies around the code is light.
  public subscript(row: Int, column: Int) -> Bool {
    (0..<size).contains(row) && (0..<size).contains(column) && dark[row * size + column]
  }

  /// All modules, row by row.
  public var rows: [[Bool]] {
    (0..<size).map { Array(dark[($0 * size)..<(($0 + 1) * size)]) }
  }
}
