/// A colour of the terminal's own choice, of its palette, or a mixed one.
public enum Color: Hashable, Sendable {
  /// The colour the user gave to text or background.
  case terminal
  /// 0-7 the basic colours, 8-15 the bright ones, 16-255 cube and greys.
  case index(UInt8)
  case rgb(UInt8, UInt8, UInt8)

  /// The smallest number of colours a terminal must have to show this one; 0: any terminal.
  public var needed: Int {
    switch self {
    case .terminal: 0
    case .index(0...7): 8
    case .index(8...15): 16
    case .index: 256
    case .rgb: 1 << 24
    }
  }
}

/// How cells look: two colours and three attributes, what every terminal has.
public struct Style: Hashable, Sendable {
  public var foreground: Color?
  public var background: Color?
  public var bold: Bool
  public var reverse: Bool
  public var underline: Bool

  public init(
    foreground: Color? = nil, background: Color? = nil, bold: Bool = false, reverse: Bool = false,
    underline: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.reverse = reverse
    self.underline = underline
  }

  public static let plain = Style()

  /// The number of colours a terminal must have to show this as it is meant.
  public var needed: Int { max(foreground?.needed ?? 0, background?.needed ?? 0) }
}
