/// An address as RFC 5322 writes it without comments, quoted parts and domain literals.
///
/// A message header takes it as it is, so nothing that a header or a mail command could act upon is
/// ever an address. https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1
public struct EmailAddress: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.email) }
  public static var expected: String { "one address such as name@example.org" }

  public static func normalised(_ text: String) -> String? {
    guard text.utf8.count <= 254, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { return nil }
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    guard sides.count == 2, sides[0].count <= 64, isDotAtom(sides[0]), isDomain(sides[1]) else {
      return nil
    }
    return text
  }

  private static func isDotAtom(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.allSatisfy { $0.isASCIIAlphanumeric || "!#$%&'*+-/=?^_`{|}~".contains($0) }
    }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.count <= 63 && label.first != "-" && label.last != "-"
        && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == "-" }
    }
  }
}

extension Character {
  var isASCIIAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
