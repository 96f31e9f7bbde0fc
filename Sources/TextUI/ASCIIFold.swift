/// The ASCII character that stands for another one on a terminal that has no other: for the eye
/// only, never for what is saved.
enum ASCIIFold {
  /// One character for the first scalar of a cell; `?` where there is nothing like it.
  static func character(for text: String) -> Unicode.Scalar {
    guard let first = text.unicodeScalars.first else { return "?" }
    if first.value < 0x7F { return first.value < 0x20 ? "?" : first }
    return table[first] ?? "?"
  }

  private static let groups: [(ascii: Unicode.Scalar, folded: String)] = [
    ("A", "ÀÁÂÃÄÅÆĀĂĄǍΑА"), ("C", "ÇĆĈĊČС"), ("D", "ÐĎĐ"), ("E", "ÈÉÊËĒĔĖĘĚΕЕ€"), ("G", "ĜĞĠĢ"),
    ("H", "ĤĦ"), ("I", "ÌÍÎÏĨĪĬĮİǏ"), ("J", "Ĵ"), ("K", "Ķ"), ("L", "ĹĻĽĿŁ"), ("N", "ÑŃŅŇ"),
    ("O", "ÒÓÔÕÖØŌŎŐŒǑ"), ("R", "ŔŖŘ"), ("S", "ŚŜŞŠȘ"), ("T", "ŢŤŦȚ"), ("U", "ÙÚÛÜŨŪŬŮŰŲǓ"),
    ("W", "Ŵ"), ("Y", "ÝŶŸ"), ("Z", "ŹŻŽ"), ("T", "Þ"),
    ("a", "àáâãäåæāăąǎª"), ("c", "çćĉċč¢©"), ("d", "ðďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
    ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐ"), ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł£"), ("n", "ñńņňŉ"),
    ("o", "òóôõöøōŏőœǒº°"), ("r", "ŕŗř®"), ("s", "ßśŝşšſș§"), ("t", "ţťŧþț"),
    ("u", "ùúûüũūŭůűųǔµ"), ("w", "ŵ"), ("x", "×✗✘"), ("y", "ýÿŷ¥"), ("z", "źżž"),
    ("'", "‘’‚‛′`´"), ("\"", "“”„‟″"), ("<", "«‹←◀"), (">", "»›→▶►"), ("^", "↑▲"), ("v", "↓▼✓"),
    ("-", "‐‑‒–—―−─━╌┄═¬"), ("|", "│┃║¦"), ("+", "┌┐└┘├┤┬┴┼╔╗╚╝╭╮╯╰±†"),
    ("*", "•·●■▪★☆∙"), (".", "…"), (" ", "\u{A0}\u{2002}\u{2003}\u{2007}\u{2009}\u{202F}"),
    ("#", "█▓▒░"), ("/", "÷⁄"), ("!", "¡"), ("1", "¹"), ("2", "²"), ("3", "³"), ("~", "≈"),
  ]

  private static let table: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    groups.flatMap { group in group.folded.unicodeScalars.map { ($0, group.ascii) } },
    uniquingKeysWith: { first, _ in first })
}
