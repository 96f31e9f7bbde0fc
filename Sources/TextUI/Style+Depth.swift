extension Style {
  /// The nearest look a terminal with so many colours can show; with none, attributes only.
  func reduced(to colors: Int) -> Style {
    guard needed > colors || colors == 0 else { return self }
    var style = self
    style.foreground = foreground?.reduced(to: colors)
    style.background = background?.reduced(to: colors)
    if colors == 8, case .index(8...15) = foreground?.reduced(to: 16) { style.bold = true }
    return style
  }
}

extension Color {
  /// The nearest colour of a terminal with so many; nothing when it has none.
  func reduced(to colors: Int) -> Color? {
    guard colors > 0 else { return nil }
    guard needed > colors else { return self }
    if colors == 8, case .index(let index) = reduced(to: 16) { return .index(index & 7) }
    let candidates: ClosedRange<UInt8> = colors == 256 ? 16...255 : 0...15
    let nearest = candidates.min { distance(to: $0) < distance(to: $1) }
    return nearest.map { .index($0) }
  }

  private func distance(to index: UInt8) -> Int {
    let (mine, other) = (components, Color.components(of: index))
    let red = mine.red - other.red
    let green = mine.green - other.green
    let blue = mine.blue - other.blue
    return 3 * red * red + 6 * green * green + blue * blue
  }

  /// Red, green and blue; for palette colours those of xterm.
  public var components: (red: Int, green: Int, blue: Int) {
    switch self {
    case .terminal: (0, 0, 0)
    case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
    case .index(let index): Self.components(of: index)
    }
  }

  private static func components(of index: UInt8) -> (red: Int, green: Int, blue: Int) {
    let number = Int(index)
    switch number {
    case 0..<16: return basic[number]
    case 16..<232:
      let cube = number - 16
      return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    default:
      let grey = 8 + 10 * (number - 232)
      return (grey, grey, grey)
    }
  }

  private static func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }

  private static let basic: [(red: Int, green: Int, blue: Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}

extension Color {
  /// What ncurses calls a colour: -1 the terminal's own, an index, or red, green and blue in one.
  ///
  /// A terminal with direct colour still has its first eight by index.
  static func number(of color: Color?, isDirect: Bool) -> Int32 {
    switch color {
    case nil, .terminal: return -1
    case .index(let index) where !isDirect || index < 8: return Int32(index)
    case .some(let color):
      let (red, green, blue) = color.components
      let mixed = red << 16 | green << 8 | blue
      return mixed < 8 ? 0 : Int32(mixed)
    }
  }
}
