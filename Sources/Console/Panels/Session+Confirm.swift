import TextUI

extension Session {
  /// Asks before something is done; No stands first, so that Enter alone does nothing.
  func confirm(
    _ title: String, _ intro: [String], yes: String, no: String = "No, go back",
    then act: @escaping () -> Void
  ) {
    push(
      MenuPanel(
        session: self, title: title, intro: intro,
        items: [MenuItem(no, letter: "n"), MenuItem("Yes, \(yes)", letter: "y")]
      ) { choice in
        if choice == 1 { act() }
      })
  }
}
