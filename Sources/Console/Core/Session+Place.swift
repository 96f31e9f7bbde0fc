import TextUI

extension Session {
  static let whereAmI = Command<Session>(
    "where", .control("g"), title: "Where am I",
    help: "Says in one sentence which screen this is, what has the focus, its value and its state."
  ) { $0.sayPlace() }

  private func sayPlace() {
    guard let top else { return }
    let place = top.place
    say(.info, top.title + (place.isEmpty ? "." : ". " + place))
  }
}

extension Session {
  /// What to press for a command, as sentences name it; where there are only lines, what to type.
  /// - Parameter plain: whether a key that anybody can press is named rather than an F-key.
  func key(_ id: String, plain: Bool = false) -> String {
    if isLinear { return id }
    let own = screens.reversed().lazy.compactMap { screen in
      self.commands(on: screen).first { $0.id == id }
    }.first
    let global = Self.everywhere.first { $0.id == id }
    let keys =
      own?.keys ?? global.map { wishes.keymap.keys(of: id, $0.keys, on: "everywhere") } ?? []
    let key = plain ? keys.first { $0.isPrintable } ?? keys.first : keys.first
    return key?.name ?? ":\(id)"
  }
}
