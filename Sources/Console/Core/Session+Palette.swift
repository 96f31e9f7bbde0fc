import TextUI

extension Session {
  /// Every command that holds here, by name, with its key beside it; typing narrows the list.
  func showPalette() {
    let commands = commandsNow.filter { $0.id != "palette" }
    let items = commands.map { command in
      MenuItem("\(command.title)", detail: ":\(command.id)  \(command.keyNames)")
    }
    push(
      MenuPanel(session: self, title: "Command", items: items, filtered: true) {
        [weak self] index in
        self?.run(commands[index])
      })
  }
}
