/// Settings under a name, with which new agents can begin.
///
/// Its fields are the agent's own, all but those of the identity.
public struct Template: DirectoryRecord {
  public var name = ""
  public var purpose = Paragraph()
  public var agent = Agent()

  public init() {}

  public static let kind = RecordKind.template
  public static let searchedFields = ["name", "purpose"]
  public static let listedColumns = ["name", "typology", "purpose", "updated"]

  public static let catalogue = Catalogue<Template>(
    "template",
    [Part(.general, section: "Template", own)]
      + Agent.catalogue.parts.map { $0.lifted(\.agent, where: \.isTemplated) })

  private static let own: [Field<Template>] = [
    Field(
      "name", \.name, "Name", .length(1...80), .oneLine, .visible, since: 2, required: true,
      identity: true, help: "What the template is called. No two templates share a name."),
    Field(
      "purpose", \.purpose, "Purpose", since: 2,
      help: "Whom the template is for, for colleagues."),
  ]

  public static var tabs: [Tab] { [.general] + Agent.tabs }
  public func visibleTabs(_ settings: CentreSettings) -> [Tab] {
    [.general] + agent.visibleTabs(settings)
  }

  public static let creationFields: [Field<Template>] = own

  /// What is wrong with the settings; what only an identity could have is not asked for.
  public func conditionProblems(_ settings: CentreSettings) -> [Problem] {
    agent.conditionProblems(settings).filter { Self.catalogue[$0.field] != nil }
  }

  public func warnings(_ settings: CentreSettings) -> [Warning] {
    agent.warnings(settings).filter { Self.catalogue[$0.field] != nil }
  }

  public func lock(on field: Field<Template>) -> String? {
    Agent.catalogue[field.id].flatMap(agent.lock)
  }

  public func choices(of field: Field<Template>, _ settings: CentreSettings) -> [Editor.Choice] {
    Agent.catalogue[field.id].map { agent.choices(of: $0, settings) } ?? field.editor.choices
  }

  public static func excluded(by field: Field<Template>) -> Field<Template>? {
    Agent.catalogue[field.id].flatMap(Agent.excluded).flatMap { catalogue[$0.id] }
  }

  public func proposal(
    for text: String, in field: Field<Template>, _ settings: CentreSettings
  ) -> Proposal<Template>? {
    let own = Agent.catalogue[field.id].flatMap { agent.proposal(for: text, in: $0, settings) }
    return own.map { own in
      Proposal(title: own.title, sentences: own.sentences, kept: own.kept) {
        own.apply(&$0.agent)
      }
    }
  }
}

extension Field {
  /// Whether a template can have the field: what tells people apart or is somebody's present state is none.
  fileprivate var isTemplated: Bool {
    !isIdentity && (editable == .always || !isStored) && editor.kind != .image
  }
}
