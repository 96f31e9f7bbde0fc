import AgentDomain
import TextUI

/// What only forms know of a kind of record; everything else they ask of its catalogue and policies.
///
/// A kind that says nothing here has a form all the same: its fields, saved with their differences.
protocol FormSubject: DirectoryRecord {
  /// What sentences call the record: "Ada Lovelace", "queue Sales".
  var reference: String { get }
  /// What the title row says while the record is edited.
  var formTitle: String { get }
  /// The picture that a field holds, where it holds one.
  func picture(in field: Field<Self>) -> ImageFile?

  /// The record as it is now, or nil where there is none for the reader.
  static func read(_ id: Int64, from directory: any AgentDirectory, _ scope: Scope) throws
    -> Stored<Self>?
  /// A new record as its form begins.
  /// - Parameter copy: the settings to begin with, without identity; nil for the defaults.
  static func begin(_ copy: Self?, from directory: any AgentDirectory) throws -> Self

  /// What shows below the fields of a tab, where there is more to see than fields.
  @MainActor static func strip(below tab: Tab, of form: FormController<Self>) throws
    -> (any FormStrip)?

  /// A line above all fields that tells what goes on outside the database; nil where nothing is known.
  @MainActor func liveWords(in session: Session) -> String?

  /// The commands that no other kind's form has.
  @MainActor static var formCommands: [Command<FormController<Self>>] { get }
  /// The commands that depend on what the session was given, such as its checks.
  @MainActor static func formCommands(in session: Session) -> [Command<FormController<Self>>]
  /// What is chosen for a new record and is no field of it.
  @MainActor static func extras(in session: Session) throws -> [FormExtra]
  /// The lines of the form of a new record.
  @MainActor static func creationRows(of form: FormController<Self>) -> [FormRow<Self>]
  /// What is wrong with a new record's lines that are no fields.
  @MainActor static func creationProblems(of form: FormController<Self>) -> [Problem]
  /// The change that makes the record.
  @MainActor static func creation(of form: FormController<Self>) throws -> Change
  /// What follows once the record is made and its form is closed.
  @MainActor static func didCreate(_ id: Int64, _ receipt: Receipt, by form: FormController<Self>)
}

extension FormSubject {
  var reference: String { "\(Self.kind.noun) \(name)" }
  var formTitle: String { "Edit \(reference)" }
  func picture(in field: Field<Self>) -> ImageFile? { nil }

  static func read(_ id: Int64, from directory: any AgentDirectory, _ scope: Scope) throws
    -> Stored<Self>?
  { try directory.stored(Self.self, id, scope: scope) }

  static func begin(_ copy: Self?, from directory: any AgentDirectory) throws -> Self {
    copy ?? Self()
  }

  @MainActor static func strip(below tab: Tab, of form: FormController<Self>) throws
    -> (any FormStrip)?
  { nil }

  @MainActor func liveWords(in session: Session) -> String? { nil }
  @MainActor static var formCommands: [Command<FormController<Self>>] { [] }
  @MainActor static func formCommands(in session: Session) -> [Command<FormController<Self>>] { [] }
  @MainActor static func extras(in session: Session) throws -> [FormExtra] { [] }

  @MainActor static func creationRows(of form: FormController<Self>) -> [FormRow<Self>] {
    FormRow.creationRows(in: form.model) + form.extras.map(FormRow.extra)
  }

  @MainActor static func creationProblems(of form: FormController<Self>) -> [Problem] { [] }

  @MainActor static func creation(of form: FormController<Self>) throws -> Change {
    .add(form.model.draft)
  }

  @MainActor static func didCreate(
    _ id: Int64, _ receipt: Receipt, by form: FormController<Self>
  ) { form.list?.show(id) }
}

/// Something to look at below the fields of a tab; it has no focus and takes no key.
@MainActor protocol FormStrip {
  func draw(on surface: inout Surface, rows: Range<Int>)
}

extension RecordKind {
  /// The type of the records, with what forms know of them.
  var subject: any FormSubject.Type {
    switch self {
    case .agent: Agent.self
    case .queue: Queue.self
    case .team: Team.self
    case .profile: Profile.self
    case .template: Template.self
    case .telephone: Telephone.self
    case .module: Module.self
    case .operator: OperatorAccount.self
    case .settings: CentreSettings.self
    }
  }
}
