import AgentDomain
import TextUI

/// What only an agent's form has: the password typed twice, the first queues, the picture.
extension Agent: FormSubject {
  var reference: String { account.fullName }

  var formTitle: String {
    "Edit \(account.fullName) (\(account.username), \(account.internalNumber.text))"
  }

  func picture(in field: Field<Agent>) -> ImageFile? {
    field.editor.kind == .image ? account.avatar : nil
  }

  /// What the agent does on the telephone.
  @MainActor func liveWords(in session: Session) -> String? {
    guard let live = session.live, !live.isAway else { return nil }
    let stored = account.locked ? "locked" : account.disabled ? "disabled" : "-"
    return "On the telephone: " + live.sentence(stored, of: account.internalNumber.text)
  }

  static func begin(_ copy: Agent?, from directory: any AgentDirectory) throws -> Agent {
    var agent = try copy ?? directory.freshAgent()
    agent.account.internalNumber = try directory.nextInternal()
    return agent
  }

  /// Below the two fields of the client logs, their newest lines while they are on.
  @MainActor static func strip(below tab: Tab, of form: FormController<Agent>) throws
    -> (any FormStrip)?
  {
    guard tab == .clientLogs, let stored = form.stored, stored.agent.clientLogs.enabled else {
      return nil
    }
    return try LogStrip(stored, session: form.session)
  }

  /// Whoever sees the members of some queues only has to put the new agent into one of them [1.4].
  @MainActor static func extras(in session: Session) throws -> [FormExtra] {
    let isLimited = session.scope != .everyone
    let queues = try session.directory.choices(of: .queue, scope: session.scope)
    guard isLimited || !queues.isEmpty else { return [] }
    return [
      FormExtra(
        id: firstQueues, label: "Queues",
        help: isLimited
          ? "The queues that the new agent serves, at least one of yours."
          : "The queues that the new agent serves; more can be chosen later.",
        choices: queues, isRequired: isLimited)
    ]
  }

  private static let firstQueues = "first_queues"

  /// The password and its demands stand behind the e-mail address.
  @MainActor static func creationRows(of form: FormController<Agent>) -> [FormRow<Agent>] {
    let password = form.secrets[.password] ?? Secret("")
    let demands = PasswordPolicy(form.model.settings).parts.map {
      FormRow<Agent>.demand($0.statement, $0.holds(password.revealed))
    }
    let fields = FormRow.creationRows(in: form.model).flatMap { row -> [FormRow<Agent>] in
      row.field?.editor.kind == .email
        ? [row, .secret(.password), .secret(.repetition)] + demands : [row]
    }
    return fields + form.extras.map(FormRow.extra)
  }

  @MainActor static func creationProblems(of form: FormController<Agent>) -> [Problem] {
    passwordProblems(form)
      + form.extras.filter { extra in
        extra.isRequired && form.chosen[extra.id]?.isEmpty != false
      }.map { extra in
        Problem(
          field: extra.id, label: extra.label,
          sentence: "\(extra.label) is empty: choose at least one of your queues.")
      }
  }

  @MainActor private static func passwordProblems(_ form: FormController<Agent>) -> [Problem] {
    let password = form.secrets[.password] ?? Secret("")
    if let problem = PasswordPolicy(form.model.settings).problem(with: password) {
      return [problem]
    }
    guard password != form.secrets[.repetition] else { return [] }
    return [
      Problem(
        field: SecretSlot.repetition.rawValue, label: SecretSlot.repetition.label,
        sentence: "Password again differs from the password: type the same twice.")
    ]
  }

  @MainActor static func creation(of form: FormController<Agent>) throws -> Change {
    let names = Set(form.chosen[firstQueues] ?? [])
    let queues = try form.session.directory.groups(scope: form.session.scope).filter {
      $0.kind == .queue && names.contains($0.name)
    }
    return .create(
      form.model.draft, password: form.secrets[.password] ?? Secret(""),
      groups: queues.map { Membership($0) })
  }

  @MainActor static func didCreate(
    _ id: Int64, _ receipt: Receipt, by form: FormController<Agent>
  ) {
    form.list?.show(id)
    form.session.push(
      CreatedPanel.menu(session: form.session, list: form.list, agent: id, receipt: receipt))
  }
}
