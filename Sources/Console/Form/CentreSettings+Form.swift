import AgentDomain
import TextUI

/// The settings' form, from which the checks on the spot are run.
extension CentreSettings: FormSubject {
  var reference: String { "the settings" }
  var formTitle: String { "Settings" }

  /// The settings bring along what the centre has, which no row of theirs holds.
  static func read(
    _ id: Int64, from directory: any AgentDirectory, _ scope: Scope
  ) throws -> Stored<CentreSettings>? { try directory.settings() }

  /// What the settings' form has beside what every form has.
  @MainActor static let checking: [Command<FormController<CentreSettings>>] = [
    Command(
      "check", .f(9), title: "Check", hint: true,
      help: "Tries the settings on the spot: sends a message, looks at files and certificates.",
      unless: { $0.session.checks.isEmpty ? "Nothing can be checked from here." : nil }
    ) { $0.chooseCheck() }
  ]

  /// The menu of checks, and every check by its own name for the palette.
  @MainActor static func formCommands(
    in session: Session
  ) -> [Command<FormController<CentreSettings>>] {
    checking
      + session.checks.map { check in
        Command("check-\(check.id)", title: check.title, help: check.help) { $0.run(check) }
      }
  }
}

extension FormController<CentreSettings> {
  fileprivate func chooseCheck() {
    leaveField()
    let checks = session.checks
    session.push(
      MenuPanel(
        session: session, title: "Check",
        intro: model.isDirty ? [checkedState] : [],
        items: checks.map { MenuItem($0.title, detail: ":check-\($0.id)") }
      ) { [weak self] index in self?.run(checks[index]) })
  }

  /// Checks run programs and read files that the settings name: for somebody without a shell only those
  /// that were saved, since a program is saved by somebody at the machine alone.
  fileprivate func run(_ check: any SettingsCheck) {
    leaveField()
    session.run(check, session.files.isConfined ? model.base : model.draft)
  }

  private var checkedState: String {
    session.files.isConfined
      ? "What is saved is checked, not what is typed here."
      : "What is typed here is checked, saved or not."
  }
}
