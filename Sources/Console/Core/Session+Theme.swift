import TextUI

extension Session {
  static let theme = Command<Session>(
    "theme", title: "Theme",
    help: "Shows every theme on the screen as you go through their names; Enter keeps one.",
    unless: { $0.wishes.themes().isEmpty ? "There are no themes to choose from here." : nil }
  ) { $0.chooseTheme() }

  /// A menu whose current line is what the whole screen looks like.
  private func chooseTheme() {
    let (offers, before) = (wishes.themes(), terminal.theme)
    push(
      MenuPanel(
        session: self, title: "Theme",
        items: offers.map { MenuItem($0.name, detail: $0.summary) },
        current: offers.firstIndex { $0.name == before.name } ?? 0,
        moved: { [weak self] in self?.wear(offers[$0]) },
        cancelled: { [weak self] in self?.terminal.theme = before },
        picked: { [weak self] in self?.keep(offers[$0]) }))
  }

  private func wear(_ offer: ThemeOffer) {
    attempt { terminal.theme = try offer.read() }
  }

  private func keep(_ offer: ThemeOffer) {
    attempt {
      terminal.theme = try offer.read()
      say(
        .info,
        "The theme is \(offer.name) until you leave; theme = \"\(offer.name)\" in config.toml keeps it."
      )
    }
  }
}
