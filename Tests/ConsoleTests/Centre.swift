import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

/// A centre for tests: a store of its own in a folder that goes with it, and a clock that stands still.
final class Centre: Sendable {
  let folder: String
  let store: AgentStore

  init() throws {
    Self.zone
    folder = NSTemporaryDirectory() + "roster-" + UUID().uuidString
    store = try AgentStore(
      path: folder + "/roster.db", mode: .create, steps: Migration.all, clock: { Self.noon })
  }

  /// The store of one more program on the same file, as every console has.
  func another() -> AgentStore {
    let steps = Migration.all
    let path = folder + "/roster.db"
    return (try? AgentStore(path: path, mode: .open, steps: steps, clock: { Self.noon })) ?? store
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// 2026-11-20 12:00:00 UTC.
  static let noon: Int64 = 1_795_176_000

  /// Times are shown as the clock on the wall has them; the wall of the tests is in Greenwich.
  private static let zone: Void = {
    setenv("TZ", "UTC", 1)
    tzset()
  }()

  static let administrator = Author(
    Operator(name: "root", role: .administrator), origin: "test")

  /// Changes something behind the screens.
  @discardableResult
  func apply(_ changes: Change..., by author: Author = Centre.administrator) throws -> Receipt {
    let set = ChangeSet(author: author, summary: "Test", changes: changes)
    let outcome = store.apply(set)
    guard case .saved(let receipt) = outcome else { throw Refused(outcome: "\(outcome)") }
    return receipt
  }

  struct Refused: Error { let outcome: String }

  /// Makes an agent that passes every rule.
  @discardableResult
  func add(
    _ name: String, _ username: String, _ typology: Typology = .external,
    _ change: (inout Agent) -> Void = { _ in }
  ) throws -> Int64 {
    var agent = Agent()
    agent.account.fullName = name
    agent.account.username = username
    agent.account.email = EmailAddress(unchecked: username + "@example.org")
    if typology == .mobile {
      agent.client.pushGateway = PushGateway(unchecked: "push.example.org:5060")
    }
    TypologyChange(of: agent, to: typology, CentreSettings()).apply(to: &agent)
    change(&agent)
    let receipt = try apply(.create(agent, password: Self.password, groups: []))
    return try #require(receipt.records.first)
  }

  static let password = Secret("Good-pass1")

  /// The agent as it is now.
  func agent(_ username: String) throws -> StoredAgent {
    try #require(try store.agent(username: username, scope: .everyone))
  }

  /// Somebody else sets one field.
  func edit(_ username: String, _ field: String, _ text: String, by name: String = "bob") throws {
    let author = Author(Operator(name: name, role: .administrator), origin: "elsewhere")
    try apply(
      .editAll(.one(try agent(username).id), [FieldValueText(field: field, text: text)]), by: author
    )
  }

  /// Locks an agent, as only the system does after failed logins.
  func lock(_ username: String) throws {
    let id = try agent(username).id
    try store.writer().write {
      try $0.execute(
        sql: "UPDATE agent SET locked = 1, version = version + 1 WHERE id = ?", arguments: [id])
    }
  }

  /// Five agents, one of each typology and a second External.
  static func staffed() throws -> Centre {
    let centre = try Centre()
    try centre.add("Ada Lovelace", "ada", .phonebar)
    try centre.add("Grace Hopper", "grace")
    try centre.add("José García", "jose", .webrtc)
    try centre.add("Linus Mobile", "linus", .mobile)
    try centre.add("Zoë Müller", "zoe")
    return centre
  }
}

extension Centre {
  /// The five agents with queues, a team, a profile, a template and a telephone; Ada and Grace are in
  /// Sales, Ada is in Night.
  static func furnished() throws -> Centre {
    let centre = try staffed()
    for (name, channel) in [("Sales", Channel.voice), ("Support", .voice), ("Web Chat", .chat)] {
      var queue = Queue()
      (queue.name, queue.channel) = (name, channel)
      try centre.apply(.add(queue))
    }
    var (team, profile, template) = (Team(), Profile(), Template())
    (team.name, team.queues) = ("Night", QueueNames(["Sales"]))
    (profile.name, profile.queues) = ("Inbound", QueueNames(["Sales", "Support"]))
    (template.name, template.purpose) = ("Web agent", Paragraph(unchecked: "For the browser"))
    TypologyChange(of: template.agent, to: .webrtc, CentreSettings()).apply(to: &template.agent)
    template.agent.voice.context = "from-web"
    var telephone = Telephone()
    telephone.name = "Desk 1"
    try centre.apply(.add(team), .add(profile), .add(template), .add(telephone))
    let both = Selection(ids: [try centre.agent("ada").id, try centre.agent("grace").id])
    try centre.apply(.join(both, [Membership(try centre.group("Sales"))]))
    try centre.apply(
      .join(.one(try centre.agent("ada").id), [Membership(try centre.group("Night"))]))
    return centre
  }

  func group(_ name: String) throws -> Group {
    try #require(try store.groups(scope: .everyone).first { $0.name == name })
  }

  /// The record of a kind that the shell calls by this handle, as it is now; nil where there is none.
  func find<Record: DirectoryRecord>(_ type: Record.Type, _ handle: String) throws -> Record? {
    try store.id(of: Record.kind, named: handle, scope: .everyone).flatMap {
      try store.stored(type, $0, scope: .everyone)?.record
    }
  }
}
