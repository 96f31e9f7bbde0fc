import Synchronization

/// Text made safe for a terminal: whatever could steer it or deceive its reader is a visible mark.
///
/// Controls, bidirectional overrides, zero-width, tag, private and unassigned scalars become marks
/// such as `␛` or `«U+202E»`; a base keeps at most four combining marks. The selectors of emoji
/// presentation (U+FE0E, U+FE0F) are dropped after an emoji, since terminals disagree about their
/// width; the joiner U+200D becomes a mark. All other text passes untouched.
public struct TermText: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The safe text.
  public let description: String
  /// The columns it takes.
  public let width: Int

  /// More than this would make a tower of one cell; Vietnamese and Hebrew need three.
  static let combiningLimit = 4
  private static let asciiEverywhere = Atomic<Bool>(false)

  /// How marks are written when nobody says: as the terminal in use can show them.
  public static var defaultMarks: MarkStyle {
    get { asciiEverywhere.load(ordering: .relaxed) ? .ascii : .unicode }
    set { asciiEverywhere.store(newValue == .ascii, ordering: .relaxed) }
  }

  public init(_ raw: String) {
    self.init(raw, marks: Self.defaultMarks)
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }

  public init(_ raw: String, marks: MarkStyle) {
    if Self.isPlain(raw) {
      self.init(safe: raw, width: raw.utf8.count)
    } else {
      var cleaner = Cleaner(marks: marks)
      for scalar in raw.unicodeScalars { cleaner.take(scalar) }
      self.init(cleaner)
    }
  }

  /// Text that came as bytes: a byte that is not UTF-8 becomes a mark that names it, `«xFF»`.
  public init(bytes: some Sequence<UInt8>) {
    self.init(bytes: bytes, marks: Self.defaultMarks)
  }

  public init(bytes: some Sequence<UInt8>, marks: MarkStyle) {
    var cleaner = Cleaner(marks: marks)
    var assembler = UTF8Assembler()
    for byte in bytes { cleaner.take(byte, through: &assembler) }
    cleaner.takeInvalid(assembler.abandon())
    self.init(cleaner)
  }

  private init(_ cleaner: Cleaner) {
    self.init(safe: cleaner.text, width: CellWidth.of(cleaner.text))
  }

  private init(safe: String, width: Int) {
    description = safe
    self.width = width
  }

  private static func isPlain(_ raw: String) -> Bool {
    raw.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}

/// Builds the safe text scalar by scalar; remembers only what the next one may join.
private struct Cleaner {
  let marks: MarkStyle
  var text = ""
  private var base: Unicode.Scalar?
  private var combining = 0

  init(marks: MarkStyle) {
    self.marks = marks
  }

  mutating func take(_ scalar: Unicode.Scalar) {
    if isSelectorOfEmoji(scalar) { return }
    if scalar.isHidden { return show(scalar) }
    guard CellWidth.of(scalar) == 0 else { return begin(scalar) }
    guard base != nil, combining < TermText.combiningLimit else { return show(scalar) }
    combining += 1
    text.unicodeScalars.append(scalar)
  }

  mutating func take(_ byte: UInt8, through assembler: inout UTF8Assembler) {
    switch assembler.feed(byte) {
    case .needsMore: break
    case .scalar(let scalar): take(scalar)
    case .invalid(let bytes, let again):
      takeInvalid(bytes)
      if again { take(byte, through: &assembler) }
    }
  }

  mutating func takeInvalid(_ bytes: [UInt8]) {
    for byte in bytes { text += marks.mark(forByte: byte) }
    if !bytes.isEmpty { base = nil }
  }

  private mutating func begin(_ scalar: Unicode.Scalar) {
    base = scalar
    combining = 0
    text.unicodeScalars.append(scalar)
  }

  /// Nothing may combine with a mark: it would change what the mark says.
  private mutating func show(_ scalar: Unicode.Scalar) {
    base = nil
    text += marks.mark(for: scalar)
  }

  private func isSelectorOfEmoji(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value == 0xFE0F || scalar.value == 0xFE0E, combining == 0 else { return false }
    return base?.properties.isEmoji ?? false
  }
}
