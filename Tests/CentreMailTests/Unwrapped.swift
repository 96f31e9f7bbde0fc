import Foundation

/// Reads what the program writes, by the rules of the other side.
enum Unwrapped {
  /// The text of a quoted-printable body, whose lines may end either way.
  static func quotedPrintable(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.replacing("\r\n", with: "\n").utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      guard let next = rest.popFirst(), next != 10 else { continue }
      let digits = String(decoding: [next, rest.popFirst() ?? 48], as: UTF8.self)
      bytes.append(UInt8(digits, radix: 16) ?? UInt8(ascii: "?"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The headers of a message as a mail server reads them: name and value, folded lines joined.
  static func headers(_ message: String) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    let lines = Array(message.utf8).split(omittingEmptySubsequences: false) {
      $0 == 10 || $0 == 13
    }
    for line in lines.prefix(while: { !$0.isEmpty }) {
      let name = line.prefix { $0 != UInt8(ascii: ":") }
      headers.append((text(name), text(line.dropFirst(name.count + 2))))
    }
    return headers
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
