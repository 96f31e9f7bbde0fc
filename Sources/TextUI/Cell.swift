/// One place on the screen: what stands there and what it is for.
public struct Cell: Hashable, Sendable {
  /// One grapheme cluster, or nothing for the right half of a wide one.
  public var text: String
  public var role: Role
  /// Overrides the role's look, for pictures.
  public var style: Style?

  public init(text: String = " ", role: Role = .text, style: Style? = nil) {
    self.text = text
    self.role = role
    self.style = style
  }

  public static let blank = Cell()

  /// Whether this is the second column of the wide character to its left.
  var isRightHalf: Bool { text.isEmpty }

  /// The ASCII characters as strings, so that drawing plain text makes no new ones.
  static let ascii: [String] = (UInt8(0)..<128).map { String(Character(Unicode.Scalar($0))) }

  /// A cluster as it goes into cells: whole if it is one or two columns wide and has one spacing
  /// letter or is an emoji, else letter by letter, each with its marks.
  static func pieces(of character: Character) -> [(text: String, width: Int)] {
    let scalars = character.unicodeScalars
    let spacing = scalars.filter { CellWidth.of($0) > 0 }
    if spacing.count <= 1 || CellWidth.isEmoji(scalars) {
      return [(String(character), CellWidth.of(character))]
    }
    var pieces: [(text: String, width: Int)] = []
    for scalar in scalars {
      let width = CellWidth.of(scalar)
      if width > 0 || pieces.isEmpty {
        pieces.append((String(Character(scalar)), width))
      } else {
        pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
      }
    }
    return pieces
  }
}
