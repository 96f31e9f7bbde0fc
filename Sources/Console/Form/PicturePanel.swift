import AgentDomain
import TextUI

/// Shows an agent's picture in cells, with what is known of it.
@MainActor final class PicturePanel: Screen {
  let session: Session
  private let facts: ImageFile.Facts
  private let bytes: [UInt8]

  init(session: Session, facts: ImageFile.Facts, bytes: [UInt8]) {
    (self.session, self.facts, self.bytes) = (session, facts, bytes)
  }

  var word: String { "text" }
  var title: String { "Avatar" }
  var isPanel: Bool { true }
  var commands: [BoundCommand] { Self.commands.map { $0.bound(to: self) } }

  static let commands: [Command<PicturePanel>] = [
    Command(
      "back", .escape, .enter, .character("q"), title: "Close", hint: true,
      help: "Closes the picture."
    ) {
      $0.session.close($0)
    }
  ]

  /// "PNG 128x128, 4,096 bytes"
  var words: String {
    "\(facts.format.rawValue.uppercased()) \(facts.width)x\(facts.height), "
      + counted(facts.byteCount, "byte")
  }

  func draw(on surface: inout Surface) {
    let cells = Size(rows: max(1, surface.size.rows - 5), columns: max(1, surface.size.columns - 6))
    let colors = session.terminal.capabilities.colors
    let picture =
      colors < 256
      ? nil
      : AvatarPicture(bytes: bytes, width: facts.width, height: facts.height, cells: cells)
    let frame = PanelFrame(
      for: (picture?.size.rows ?? 1) + 1, width: max(picture?.size.columns ?? 0, 40), on: surface,
      session.terminal.theme.glyphs)
    frame.clear(&surface, title: title)
    surface.put(words, at: frame.place(0), width: frame.width)
    surface.cursor = frame.place(0)
    if let picture {
      picture.draw(on: &surface, at: frame.place(1), colors: colors)
    } else {
      let why =
        colors < 256
        ? "This terminal has too few colours to draw it." : "The picture cannot be drawn."
      surface.put(why, at: frame.place(1), width: frame.width)
    }
  }
}
