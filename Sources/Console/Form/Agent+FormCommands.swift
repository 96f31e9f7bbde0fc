import AgentDomain
import TextUI

/// What can be done with an agent from its form, beside what every form can do.
extension Agent {
  @MainActor static let formCommands: [Command<FormController<Agent>>] = [
    Command(
      "queues", .character("Q"), title: "Queues", help: "Chooses the agent's queues.",
      unless: unlessNew
    ) { try $0.chooseGroups(.queue) },
    Command(
      "teams", .character("T"), title: "Teams", help: "Chooses the agent's teams.",
      unless: unlessNew
    ) { try $0.chooseGroups(.team) },
    Command(
      "profiles", .character("P"), title: "Profiles", help: "Chooses the agent's profiles.",
      unless: { form in
        form.model.settings.licence.multiProfile
          ? unlessNew(form)
          : "The licence has no profiles: :go-settings on the list shows the settings."
      }
    ) { try $0.chooseGroups(.profile) },
    Command(
      "password", .character("p"), title: "Password", help: "Gives the agent another password.",
      unless: unlessNew
    ) { $0.changePassword() },
    Command(
      "generate", .f(9), title: "Make a password", help: "Makes a good password and shows it once.",
      unless: { $0.isNew ? nil : "\($0.session.key("password")) gives the agent another password." }
    ) { $0.generatePassword() },
    Command(
      "check-certificate", .f(9), title: "Check certificate",
      help: "Looks at the agent's certificate and key on this host, or at those of the settings.",
      unless: { form in
        form.model.draft.account.typology == .webrtc
          ? unlessNew(form) : "Only WebRTC agents have a certificate."
      }
    ) { $0.checkCertificate() },
    Command(
      "logs", .character("L"), title: "Client logs, live",
      help: "Follows what the agent's clients log, narrowed by level and text.", unless: unlessNew
    ) { form in
      guard let stored = form.stored else { return }
      form.session.push(try LogController(stored, session: form.session))
    },
    Command(
      "save-as-template", title: "Save as template",
      help: "Keeps the agent's saved settings as a template for new agents.", unless: unlessNew
    ) { form in
      if let stored = form.stored { form.session.saveAsTemplate(stored.agent) }
    },
  ]

  @MainActor private static let unlessNew = FormController<Agent>.unlessNew
}

extension FormController<Agent> {
  fileprivate func chooseGroups(_ kind: GroupKind) throws {
    guard let stored else { return }
    try session.chooseMemberships(
      kind, of: .one(stored.id), names: stored.agent.account.fullName)
  }

  /// Looks at what is typed, whether or not it is saved.
  fileprivate func checkCertificate() {
    leaveField()
    guard !session.files.isConfined else {
      return session.say(.info, "Files of the machine are looked at from a shell there.")
    }
    guard let check = session.checks.first(where: { $0.id == "certificate" }) else {
      return session.say(.info, "Certificates cannot be looked at from here.")
    }
    session.run(check, model.settings.holding(for: model.draft))
  }

  fileprivate func changePassword() {
    guard let stored else { return }
    session.push(PasswordController(session: session, stored))
  }

  fileprivate func generatePassword() {
    let password = PasswordPolicy.generated()
    secrets = [.password: password, .repetition: password]
    setFocus(focus)
    session.push(
      TextPanel(
        session: session, title: "A new password",
        lines: [
          "Note it now, it is shown this once:", "", "  \(password.revealed)", "",
          "It stands in both fields.",
        ]))
  }
}
