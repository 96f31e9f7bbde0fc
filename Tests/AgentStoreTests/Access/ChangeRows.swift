import AgentDomain
import GRDB
import Testing

@testable import AgentStore

/// One row of the matrix: a way of changing something, and what becomes of it for each principal.
struct ChangeRow: CustomStringConvertible, Sendable {
  /// The case of `Change`, or the function of the directory.
  let entry: String
  /// Verdicts in the order of `Principal.allCases`, by section 1 of the specification.
  let inside, outside: String
  let carryOut: @Sendable (MatrixCentre, MatrixCentre.Place, Author) throws -> SaveOutcome

  var description: String { entry }

  init(
    _ entry: String, inside: String, outside: String,
    _ carryOut: @escaping @Sendable (MatrixCentre, MatrixCentre.Place, Author) throws -> SaveOutcome
  ) {
    (self.entry, self.inside, self.outside, self.carryOut) = (entry, inside, outside, carryOut)
  }

  /// A row of one change.
  static func change(
    _ entry: String, inside: String, outside: String,
    _ make: @escaping @Sendable (MatrixCentre, MatrixCentre.Place) throws -> Change
  ) -> ChangeRow {
    ChangeRow(entry, inside: inside, outside: outside) { centre, place, author in
      centre.store.run(try make(centre, place), by: author)
    }
  }

  func wanted(_ place: MatrixCentre.Place, _ principal: Principal) -> Verdict {
    let verdicts = Array(place == .inside ? inside : outside)
    let column = Principal.allCases.firstIndex(of: principal) ?? 0
    return column < verdicts.count ? Verdict(rawValue: verdicts[column]) ?? .other : .other
  }
}

/// The columns: administrator, read, read and edit, read and delete, read, edit and delete, none, disabled,
/// stripped of all rights meanwhile.
enum ChangeRows {
  static let alias = FieldChange(field: "alias", before: .text(""), after: .text("X"))

  static let all: [ChangeRow] =
    agents + groups + centre + [
      ChangeRow("importAgents", inside: "SFSFSFFF", outside: "SFPFPFFF") { centre, place, author in
        do {
          return try centre.store.importing(
            "username,alias\n\(centre.name(place)),X\n", by: author)
        } catch let refusal as Refusal { return .notSaved(refusal) }
      }
    ] + UndoRows.all

  private static let agents: [ChangeRow] = [
    .change("create", inside: "SFSFSFFF", outside: "SFMFMFFF") { centre, place in
      let group = try centre.group(place == .inside ? "Sales" : "Zebra")
      return .create(newAgent("new"), password: goodPassword, groups: [Membership(group)])
    },
    .change("create", inside: "SFPFPFFF", outside: "SFPFPFFF") { _, _ in
      .create(newAgent("new"), password: goodPassword, groups: [])
    },
    .change("change", inside: "SFSFSMFM", outside: "SMMMMMFM") {
      .edit(try $0.id($1), version: 1, [alias])
    },
    .change("editAll", inside: "SFSFSMFM", outside: "SMMMMMFM") {
      .editAll(try $0.selection($1), [FieldValueText(field: "alias", text: "X")])
    },
    .change("adjust", inside: "SFSFSMFM", outside: "SMMMMMFM") {
      .adjust(
        try $0.selection($1),
        ElementChange(field: "codecs", adding: ["g722"], removing: ["ulaw"]))
    },
    .change("setPassword", inside: "SFFFFFFF", outside: "SFFFFFFF") {
      .setPassword(AccountKey(.agent, try $0.id($1)), Secret("Other-pass2"))
    },
    ChangeRow("setPassword", inside: "SFSFSFFF", outside: "SFMFMFFF") { centre, place, author in
      try centre.letUsersManagePasswords()
      let account = AccountKey(.agent, try centre.id(place))
      return centre.store.run(.setPassword(account, Secret("Other-pass2")), by: author)
    },
    .change("delete", inside: "SFFSSFFF", outside: "SFFMMFFF") { .delete(try $0.selection($1)) },
    .change("restore", inside: "SFFSSFFF", outside: "SFFMMFFF") {
      .restore(try $0.selection($1, deleted: true))
    },
    .change("purge", inside: "SFFFFFFF", outside: "SFFFFFFF") {
      .purge(try $0.selection($1, deleted: true))
    },
  ]

  private static let groups: [ChangeRow] = [
    .change("pause", inside: "SFSFSFFF", outside: "SFMFMFFF") {
      .pause(try $0.selection($1), reason: "Lunch")
    },
    .change("resume", inside: "SFSFSFFF", outside: "SFMFMFFF") { .resume(try $0.selection($1)) },
    .change("join", inside: "SFSFSFFF", outside: "SFMFMFFF") {
      .join(try $0.selection($1), [Membership(try $0.group("Support"))])
    },
    .change("join", inside: "SFMFMFFF", outside: "SFMFMFFF") {
      .join(try $0.selection($1), [Membership(try $0.group("Zebra"))])
    },
    .change("leave", inside: "SFSFSFFF", outside: "SFMFMFFF") {
      .leave(try $0.selection($1), [try $0.group("Sales")])
    },
    .change("leave", inside: "SFMFMFFF", outside: "SFMFMFFF") {
      .leave(try $0.selection($1), [try $0.group("Zebra")])
    },
    .change("regroup", inside: "SFSFSFFF", outside: "SFMFMFFF") {
      .regroup(
        try $0.selection($1),
        [MembershipChange(try $0.group("Night"), .join(penalty: 0))])
    },
  ]

  private static let centre: [ChangeRow] = [
    .change("add", inside: "SFFFFFFF", outside: "SFFFFFFF") { _, _ in
      var team = Team()
      team.name = "New team"
      return .add(team)
    },
    .change("add", inside: "SFFFFFFF", outside: "SFFFFFFF") { _, _ in
      var person = OperatorAccount()
      (person.username, person.fullName) = ("new_op", "New Operator")
      return .add(person)
    },
    .change("change", inside: "SFFFFMFM", outside: "SMMMMMFM") { centre, place in
      let key = RecordKey(.queue, try centre.group(place == .inside ? "Sales" : "Zebra").id)
      let text = FieldChange(field: "weight", before: .integer(0), after: .integer(3))
      return .change(key, version: 1, [text])
    },
    .change("change", inside: "SFFFFFFF", outside: "SFFFFFFF") { centre, _ in
      let stored = try centre.store.settings()
      var settings = stored.settings
      settings.security.passwordHistory = 3
      return .settings(version: stored.version, settings.changes(since: stored.settings))
    },
    .change("delete", inside: "SFFFFFFF", outside: "SFFFFFFF") { centre, place in
      .delete(.one(RecordKey(.queue, try centre.group(place == .inside ? "Sales" : "Zebra").id)))
    },
    .change("setPassword", inside: "SFFFFFFF", outside: "SFFFFFFF") { centre, _ in
      .setPassword(
        try #require(try centre.author(.read).person.account.map { AccountKey(.operator, $0) }),
        Secret("Other-pass2"))
    },
    .change("addSample", inside: "SFFFFFFF", outside: "SFFFFFFF") { _, _ in .addSample },
    ChangeRow("removeSample", inside: "SFFFFFFF", outside: "SFFFFFFF") { centre, _, author in
      try #require(centre.store.run(.addSample).receipt != nil)
      return centre.store.run(.removeSample, by: author)
    },
  ]
}

extension MatrixCentre {
  fileprivate func letUsersManagePasswords() throws {
    let stored = try store.settings()
    var settings = stored.settings
    settings.security.usersMayManagePasswords = true
    let change = Change.settings(version: stored.version, settings.changes(since: stored.settings))
    try #require(store.run(change).receipt != nil)
  }
}
