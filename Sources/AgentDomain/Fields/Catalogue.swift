/// A page of a form, and the name by which the shell and the palette speak of it.
public struct Tab: Hashable, Sendable, Identifiable {
  public let id: String
  public let title: String

  public init(_ id: String, _ title: String) { (self.id, self.title) = (id, title) }
}

/// Fields that stand together under one heading; a part may show on more than one tab.
public struct Part<Record: Sendable>: Sendable {
  public let tabs: [Tab]
  public let section: String
  /// Whether a change is written at once instead of waiting for the form to be saved.
  public let isWrittenAtOnce: Bool
  public let fields: [Field<Record>]

  public init(
    _ tabs: Tab..., section: String, writtenAtOnce: Bool = false, _ fields: [Field<Record>]
  ) {
    (self.tabs, self.section, self.fields) = (tabs, section, fields)
    isWrittenAtOnce = writtenAtOnce
  }

  init(tabs: [Tab], section: String, isWrittenAtOnce: Bool, fields: [Field<Record>]) {
    (self.tabs, self.section, self.fields) = (tabs, section, fields)
    self.isWrittenAtOnce = isWrittenAtOnce
  }
}

/// All fields of a kind of record, in the order in which people see them.
public struct Catalogue<Record: Sendable>: Sendable {
  /// The table, and the word by which history and drafts name the kind of record.
  public let name: String
  public let parts: [Part<Record>]
  public let fields: [Field<Record>]
  /// The fields that have a column.
  public let storedFields: [Field<Record>]
  /// The fields that do not always show.
  let conditionalFields: [Field<Record>]
  /// The ids of those that a fresh record leaves empty although they must not be.
  let requiredIDs: Set<String>
  private let positions: [String: Int]

  public init(_ name: String, _ parts: [Part<Record>]) {
    (self.name, self.parts) = (name, parts)
    fields = parts.flatMap(\.fields)
    storedFields = fields.filter(\.isStored)
    conditionalFields = fields.filter { !$0.visible.isAlways }
    requiredIDs = Set(fields.filter(\.isRequired).map(\.id))
    positions = Dictionary(
      uniqueKeysWithValues: zip(fields.map(\.id), fields.indices))
  }

  public subscript(id: String) -> Field<Record>? { positions[id].map { fields[$0] } }

  /// Problems in the order of their fields.
  func inOrder(_ problems: [Problem]) -> [Problem] {
    problems.sorted { positions[$0.field, default: 0] < positions[$1.field, default: 0] }
  }

  public func part(of field: String) -> Part<Record>? {
    parts.first { $0.fields.contains { $0.id == field } }
  }
}

/// A record that declares its fields once; every reader of records works from that declaration.
public protocol Catalogued: Hashable, Sendable {
  init()
  static var catalogue: Catalogue<Self> { get }
}

extension Catalogued {
  /// What every single field says is wrong; conditions across fields are the policies' business.
  public func fieldProblems(_ settings: CentreSettings) -> [Problem] {
    Self.catalogue.fields.compactMap { field in
      field.visible.holds(self, settings) ? field.problem(in: self) : nil
    }
  }

  /// What single fields say is wrong that they could not say of an earlier state: those that changed, and
  /// those that show since. For a change of few fields in many records this is most of the work saved.
  func fieldProblems(since old: Self, changed: Set<String>, _ settings: CentreSettings) -> [Problem]
  {
    var problems: [Problem] = []
    for id in changed {
      guard let field = Self.catalogue[id], field.visible.holds(self, settings) else { continue }
      if let problem = field.problem(in: self) { problems.append(problem) }
    }
    for field in Self.catalogue.conditionalFields where field.visible.holds(self, settings) {
      guard !changed.contains(field.id), !field.visible.holds(old, settings) else { continue }
      if let problem = field.problem(in: self) { problems.append(problem) }
    }
    return problems.count < 2 ? problems : Self.catalogue.inOrder(problems)
  }
}
