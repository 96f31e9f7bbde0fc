/// The characters of a theme: how boxes are drawn and how states are marked in text.
public struct Glyphs: Hashable, Sendable {
  public enum Border: String, CaseIterable, Sendable {
    case none
    case ascii
    case line
  }

  public var border = Border.none
  /// Before the focused row or field.
  public var pointer = ">"
  /// At a field that differs from what is saved.
  public var changed = "*"
  /// At a field or tab with a problem.
  public var error = "!"
  /// At a field that can not be written.
  public var readOnly = "="
  /// At a field that must be filled in.
  public var required = "+"
  public var marked = "[x]"
  public var unmarked = "[ ]"
  public var chosen = "(x)"
  public var unchosen = "( )"
  /// Where text was cut.
  public var cut = "~"
  /// For each character of a masked field.
  public var mask = "*"

  public init(border: Border = .none) {
    self.border = border
  }

  /// The pieces of a box: horizontal, vertical, and the corners from top left clockwise.
  public var box: Box {
    switch border {
    case .none: Box("      ")
    case .ascii: Box("-|++++")
    case .line: Box("─│┌┐┘└")
    }
  }

  public struct Box: Hashable, Sendable {
    public let horizontal: Character
    public let vertical: Character
    public let topLeft: Character
    public let topRight: Character
    public let bottomRight: Character
    public let bottomLeft: Character

    init(_ pieces: String) {
      let all = Array(pieces) + Array(repeating: " ", count: 6)
      (horizontal, vertical) = (all[0], all[1])
      (topLeft, topRight, bottomRight, bottomLeft) = (all[2], all[3], all[4], all[5])
    }
  }

  /// The glyphs a theme file may set, by their names there.
  static let names: [(name: String, path: any WritableKeyPath<Glyphs, String> & Sendable)] = [
    ("pointer", \.pointer), ("changed", \.changed), ("error", \.error), ("read-only", \.readOnly),
    ("required", \.required), ("marked", \.marked), ("unmarked", \.unmarked),
    ("chosen", \.chosen), ("unchosen", \.unchosen), ("cut", \.cut), ("mask", \.mask),
  ]
}
