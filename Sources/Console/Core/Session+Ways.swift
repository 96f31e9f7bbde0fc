import AgentDomain
import TextUI

/// The ways from any list to the others and to the settings.
extension Session {
  private struct Way {
    let kind: RecordKind
    let letter: Character
  }

  private static let all = [
    Way(kind: .agent, letter: "a"), Way(kind: .queue, letter: "q"), Way(kind: .team, letter: "t"),
    Way(kind: .profile, letter: "p"), Way(kind: .template, letter: "e"),
    Way(kind: .telephone, letter: "l"), Way(kind: .module, letter: "m"),
    Way(kind: .operator, letter: "o"), Way(kind: .settings, letter: "s"),
  ]

  /// The same ways by their names, for the palette.
  static func ways() -> [Command<ListController>] {
    all.map { way in
      Command(
        "go-\(way.kind.plural)", title: "Go to \(way.kind.plural)",
        help: way.kind == .settings
          ? "Shows the settings of the centre." : "Shows the list of \(way.kind.plural).",
        unless: { $0.session.obstacle(to: way.kind) }
      ) { try $0.session.go(to: way.kind) }
    }
  }

  /// Profiles need a licence, operators an administrator.
  private func obstacle(to kind: RecordKind) -> String? {
    if kind == .operator { return obstacle(toChanging: kind) }
    guard kind == .profile, let settings = try? directory.settings().settings,
      !settings.licence.multiProfile
    else { return nil }
    return "The licence has no profiles: :go-settings shows the settings."
  }

  /// Why the operator may only read records of a kind.
  func obstacle(toChanging kind: RecordKind) -> String? { obstacle(to: kind.editing) }

  /// Why the operator has no right to something; whether it is there at all the store decides.
  func obstacle(to action: Action) -> String? {
    if author.person.role == .administrator { return nil }
    let settings = try? directory.settings().settings
    return author.person.obstacle(to: action, settings ?? CentreSettings())
  }

  /// Asks where to go; what the licence does not have is left out.
  func chooseWay() {
    let ways = Self.all.filter { obstacle(to: $0.kind) == nil }
    let shown = screens.last { $0 is ListController } as? ListController
    let current = ways.firstIndex { $0.kind == shown?.kind } ?? 0
    push(
      MenuPanel(
        session: self, title: "Go to",
        items: ways.map { MenuItem($0.kind.pluralTitle, letter: $0.letter) }, current: current
      ) { [weak self] index in
        self?.attempt { try self?.go(to: ways[index].kind) }
      })
  }

  /// Shows a list above the agents' list, in place of any other that stood there.
  func go(to kind: RecordKind) throws {
    while screens.count > 1, let screen = screens.dropFirst().first { close(screen) }
    switch kind {
    case .agent: break
    case .settings: try FormController.open(directory.settings(), session: self, list: nil)
    default: push(ListController(session: self, kind))
    }
  }
}
