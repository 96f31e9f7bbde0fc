import AgentDomain
import Foundation
import Testing

@testable import AgentStore

/// A centre with an agent inside and an agent outside of what the users see, each also a deleted one.
///
/// It is made once and copied for each cell of the matrix.
final class MatrixCentre {
  /// Whom a change is aimed at.
  enum Place: String, CaseIterable { case inside, outside, nowhere }

  let folder: String
  let store: AgentStore
  private static let names = [Place.inside: "ina", .outside: "zorro", .nowhere: "nobody"]

  private init(folder: String, mode: AgentStore.Mode) throws {
    self.folder = folder
    store = try AgentStore(path: folder + "/roster.db", mode: mode, steps: Migration.all)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static func folder() throws -> String { NSTemporaryDirectory() + "matrix-\(UUID())" }

  /// The centre that the others are copied from.
  static func original() throws -> MatrixCentre {
    let centre = try MatrixCentre(folder: folder(), mode: .create)
    for name in ["Sales", "Support", "Zebra"] { try centre.add(Queue(), name) }
    try centre.add(Team(), "Night")
    for place in [Place.inside, .outside] {
      let groups = [Membership(try centre.group(place == .inside ? "Sales" : "Zebra"), penalty: 1)]
      _ = try centre.store.made(newAgent(centre.name(place)), in: groups)
      let gone = try centre.store.made(newAgent("gone_" + centre.name(place)), in: groups)
      try #require(centre.store.run(.delete(.one(gone.id))).receipt != nil)
    }
    for principal in Principal.allCases { try centre.add(principal) }
    return centre
  }

  func copy() throws -> MatrixCentre {
    let folder = try Self.folder()
    try FileManager.default.copyItem(atPath: self.folder, toPath: folder)
    return try MatrixCentre(folder: folder, mode: .open)
  }

  private func add<Record: DirectoryRecord>(_ blank: Record, _ name: String) throws {
    var record = blank
    try #require(Record.catalogue["name"]).enter(name, into: &record)
    try #require(store.run(.add(record)).receipt != nil)
  }

  private func add(_ principal: Principal) throws {
    let outcome = store.run(.add(principal.record))
    try #require(outcome.receipt != nil, "\(outcome.words)")
  }

  // MARK: - What is there

  func name(_ place: Place) -> String { Self.names[place] ?? "" }

  func group(_ name: String) throws -> Group {
    try #require(try store.groups(scope: .everyone).first { $0.name == name })
  }

  /// The number of the agent at a place, active or deleted; one that nobody has for nowhere.
  func id(_ place: Place, deleted: Bool = false) throws -> Int64 {
    if place == .nowhere { return 987_654 }
    let name = (deleted ? "gone_" : "") + name(place)
    return try #require(try store.id(of: .agent, named: name, scope: .everyone))
  }

  func selection(_ place: Place, deleted: Bool = false) throws -> Selection {
    .one(try id(place, deleted: deleted))
  }

  func author(_ principal: Principal) throws -> Author {
    let name = principal.record.username
    let account = try #require(try store.id(of: .operator, named: name, scope: .everyone))
    let own = try ["Sales", "Support"].map { try group($0).id }
    return principal.author(account, queues: Set(own))
  }
}
