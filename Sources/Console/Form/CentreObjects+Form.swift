import AgentDomain

extension Queue: FormSubject {}
extension Team: FormSubject {}
extension Profile: FormSubject {}

extension OperatorAccount: FormSubject {
  /// An operator has no way in yet, unless one was given along.
  @MainActor static func didCreate(
    _ id: Int64, _ receipt: Receipt, by form: FormController<OperatorAccount>
  ) {
    form.list?.show(id)
    let signIn = form.model.draft.signIn
    guard signIn.systemLogin.isEmpty, signIn.sshKeys.keys.isEmpty else { return }
    form.session.add("There is no way in yet: \(form.session.key("password")) gives a password.")
  }
}

extension Telephone: FormSubject {
  static func begin(_ copy: Telephone?, from directory: any AgentDirectory) throws -> Telephone {
    var telephone = copy ?? Telephone()
    telephone.number = try directory.nextInternal()
    return telephone
  }
}

extension Template: FormSubject {
  /// A template is made with its name; its form then has all settings.
  @MainActor static func didCreate(
    _ id: Int64, _ receipt: Receipt, by form: FormController<Template>
  ) {
    form.list?.show(id)
    let (session, list) = (form.session, form.list)
    session.attempt {
      guard let stored = try read(id, from: session.directory, session.scope) else { return }
      try FormController.open(stored, session: session, list: list)
      session.add("Here are the settings that new agents begin with.")
    }
  }
}

extension Module: FormSubject {
  /// Those who were there before do not get a new module by themselves.
  @MainActor static func didCreate(
    _ id: Int64, _ receipt: Receipt, by form: FormController<Module>
  ) {
    form.list?.show(id)
    let session = form.session
    session.attempt {
      let count = try session.directory.count(ListQuery(.agent, scope: session.scope))
      session.add(
        "It is off for the \(counted(count, "agent")) there, on for new ones: \(session.key("turn-on")) turns it on."
      )
    }
  }
}
