import AgentDomain
import GRDB

/// A change set on its way into the file, inside its transaction.
///
/// The parts of the work stand in extensions, one a file. Problems of agents are gathered, so that many
/// can be told at once; anything else that stands in the way is thrown as `Stop`.
final class Save {
  let db: Database
  let author: Author
  let settings: StoredSettings
  let time: Int64
  let log: ChangeLog
  let passwords: Passwords
  private let draft: DraftKey?
  private let progress: (@Sendable (Int) -> Bool)?
  private(set) var receipt = Receipt(change: nil)
  private var problems: [Problem] = []
  private var steps = 0
  /// Whether problems say whose they are, because the change concerns many.
  var namesAgents = false

  static let problemLimit = 20

  init(_ db: Database, _ order: SaveOrder, time: Int64) throws {
    (self.db, author, self.time) = (db, order.author, time)
    (draft, passwords, progress) = (order.draft, order.passwords, order.progress)
    settings = try SettingsRow.fetch(db)
    log = ChangeLog(
      db,
      ChangeHeader(
        id: 0, time: time, person: author.person.name, origin: author.origin,
        summary: order.summary, kind: order.kind, reverses: nil))
  }

  func carryOut(_ change: Change) throws {
    switch change {
    case .create(let agent, let password, let groups): try create(agent, password, groups)
    case .edit(let id, _, let changes): try edit(id, changes)
    case .editAll(let selection, let texts): try editAll(selection, texts)
    case .setPassword(let id, let password): try setPassword(id, password)
    case .delete(let selection): try delete(selection)
    case .restore(let selection): try restore(selection)
    case .purge(let selection): try purge(selection)
    case .join(let selection, let groups): try join(selection, groups)
    case .leave(let selection, let groups): try leave(selection, groups)
    case .settings(_, let changes): try changeSettings(changes)
    case .addSample: try addSample()
    case .removeSample: try removeSample()
    }
  }

  /// Closes history and takes the draft away; refuses where anything is wrong.
  func finish() throws {
    guard problems.isEmpty else { throw Stop.refusal(.problems(problems)) }
    if let draft { try Drafts.remove(db, draft) }
    try log.finish()
    (receipt.change, receipt.summary) = (log.change, log.header.summary)
  }

  // MARK: - What every part of the work needs

  func require(_ action: Action) throws {
    if let obstacle = author.person.obstacle(to: action, settings.settings) {
      throw Stop.refusal(.forbidden(obstacle))
    }
  }

  /// The agent as it is now; one that the author may not see does not exist.
  func agent(_ id: Int64) throws -> StoredAgent {
    guard let found = try AgentRows.fetch(db, id, author.person.scope) else {
      throw Stop.notFound("This agent")
    }
    return found
  }

  /// Does something with each agent of a selection, and tells how far it is.
  func forEach(_ selection: Selection, _ body: (StoredAgent) throws -> Void) throws {
    let ids = try Selected.ids(db, selection, author.person.scope)
    guard !ids.isEmpty else {
      throw Stop.notFound(selection.ids.count == 1 ? "This agent" : "Any agent of the selection")
    }
    namesAgents = ids.count > 1
    for id in ids {
      try body(agent(id))
      try step()
    }
  }

  func step() throws {
    steps += 1
    guard let progress, steps.isMultiple(of: 100), !progress(steps) else { return }
    throw Stop.refusal(.failed("it was stopped before the end, so nothing of it is kept."))
  }

  /// Remembers what is wrong; after so many there is no use in looking for more.
  func add(_ found: [Problem], of agent: Agent) throws {
    let name = agent.account.fullName
    problems += found.map { problem in
      guard namesAgents else { return problem }
      return Problem(
        field: problem.field, label: problem.label, sentence: "\(name): \(problem.sentence)")
    }
    guard problems.count < Self.problemLimit else {
      throw Stop.refusal(.problems(Array(problems.prefix(Self.problemLimit))))
    }
  }

  func record(_ field: String, of id: Int64, _ agent: Agent, _ before: Scalar, _ after: Scalar)
    throws
  {
    try log.add(
      LoggedEntry(
        kind: Agent.catalogue.name, record: id, name: agent.account.username, field: field,
        before: before, after: after))
  }

  /// Counts an agent as changed.
  func touched(_ id: Int64) {
    guard receipt.records.last != id else { return }
    receipt.count += 1
    if receipt.records.count < 1000 { receipt.records.append(id) }
  }

  func tell(_ notice: String) { receipt.notices.append(notice) }

  func hand(over mailbox: Receipt.Mailbox) { receipt.mailboxes.append(mailbox) }
}
