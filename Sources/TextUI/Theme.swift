/// How roles look, from terminals with all colours down to those with none, and the glyphs.
public struct Theme: Hashable, Sendable {
  public let name: String
  /// What it is like, for lists to choose from; empty where its file does not say.
  public let summary: String
  public var glyphs: Glyphs
  /// Best first; the last one is free of colour.
  var alternatives: [Role: [Style]]

  init(name: String, summary: String, glyphs: Glyphs, alternatives: [Role: [Style]]) {
    (self.name, self.summary) = (name, summary)
    self.glyphs = glyphs
    self.alternatives = alternatives
  }

  /// The best look that a terminal with so many colours (0, 8, 16, 256, 1 << 24) can show.
  public func style(for role: Role, colors: Int) -> Style {
    let all = alternatives[role] ?? [.plain]
    return all.first { $0.needed <= colors } ?? all.last ?? .plain
  }

  /// No colour: for NO_COLOR, vt100 and all who want it; what every other theme falls back on.
  public static let mono = Theme(
    name: "mono", summary: "No colour at all", glyphs: Glyphs(border: .ascii),
    alternatives: plainStyles)

  /// The terminal's own two colours, so that it reads as well as the user's shell does; a camera alone
  /// is given black on white.
  public static let terminal = Theme(
    name: "terminal", summary: "The terminal's own colours", glyphs: Glyphs(border: .line),
    alternatives: plainStyles.merging(codeColors) { _, colored in colored })

  /// The themes that need no file.
  public static func builtIn(_ name: String) -> Theme? {
    [mono, terminal].first { $0.name == name }
  }

  private static let plainStyles: [Role: [Style]] = [
    .text: [.plain], .textDim: [.plain],
    .title: [Style(bold: true)],
    .tab: [.plain], .tabCurrent: [Style(bold: true, reverse: true)], .tabError: [Style(bold: true)],
    .label: [.plain], .labelRequired: [Style(bold: true)],
    .field: [Style(underline: true)], .fieldFocus: [Style(reverse: true)],
    .fieldChanged: [Style(bold: true, underline: true)],
    .fieldError: [Style(bold: true, underline: true)],
    .fieldReadOnly: [.plain], .placeholder: [.plain],
    .heading: [Style(bold: true)],
    .button: [.plain], .buttonFocus: [Style(reverse: true)],
    .listRow: [.plain], .listFocus: [Style(reverse: true)], .listMarked: [Style(bold: true)],
    .listHeader: [Style(bold: true)],
    .match: [Style(bold: true, underline: true)],
    .messageInfo: [.plain], .messageSaved: [Style(bold: true)],
    .messageWarning: [Style(bold: true)], .messageError: [Style(bold: true, reverse: true)],
    .hint: [.plain], .hintKey: [Style(bold: true)],
    .border: [.plain], .selection: [Style(reverse: true)],
    .code: [Style(reverse: true)], .codeDark: [.plain],
  ]

  /// First the two that no user's palette changes.
  private static let codeColors: [Role: [Style]] = [
    .code: [
      Style(foreground: .index(16), background: .index(231)),
      Style(foreground: .index(0), background: .index(15)),
      Style(foreground: .index(0), background: .index(7)),
      Style(reverse: true),
    ],
    .codeDark: [
      Style(foreground: .index(231), background: .index(16)),
      Style(foreground: .index(15), background: .index(0)),
      Style(foreground: .index(7), background: .index(0)),
      .plain,
    ],
  ]
}
