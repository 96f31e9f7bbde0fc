/// Works out what a line does to an agent: a pure function of the line, the agent and the centre.
public struct ImportPlanner: Sendable {
  let settings: CentreSettings
  /// The groups that there are for whoever imports.
  let groups: ImportGroups
  private let policy: PasswordPolicy
  private let scope: Scope
  /// An agent as a new one begins, with every module that the centre has.
  private let fresh: Agent

  /// - Parameter groups: all of the centre; queues outside of the scope do not exist.
  public init(_ settings: CentreSettings, groups: [Group], scope: Scope = .everyone) {
    (self.settings, self.scope) = (settings, scope)
    var agent = Agent()
    agent.permissions.modules = ModuleSet(Set(settings.inventory.modules.map(\.key)))
    fresh = agent
    self.groups = ImportGroups(groups, scope)
    policy = PasswordPolicy(settings)
  }

  /// The plan of a line.
  ///
  /// What others hold already, and what the author may not do, is the store's to add.
  /// - Parameters:
  ///   - stored: the agent with the line's username; nil makes it a creation.
  ///   - memberships: the agent's, where the line names groups.
  public func plan(
    _ line: ImportedAgent, for stored: StoredAgent?, memberships: [Membership] = []
  ) -> ImportPlan {
    var plan = ImportPlan(line: line, stored: stored, agent: stored?.agent ?? fresh)
    if stored == nil { takeUsername(&plan) }
    takeFields(&plan)
    takeTimes(&plan)
    takePassword(&plan)
    bringTransport(&plan)
    plan.changes.sort { Self.order[$0.field, default: 0] < Self.order[$1.field, default: 0] }
    groups.take(memberships, &plan)
    warn(memberships, &plan)
    return plan
  }

  // MARK: - Fields

  private func takeUsername(_ plan: inout ImportPlan) {
    guard let field = Self.key else { return }
    do throws(Problem) {
      try field.enter(plan.line.username, into: &plan.agent)
      note(field, &plan)
    } catch { plan.add(problem: ImportHeader.key, error.sentence) }
  }

  private func takeFields(_ plan: inout ImportPlan) {
    let present = plan.stored?.agent ?? fresh
    for column in plan.line.header.fields {
      guard let text = plan.line.text(column.column), text != exported(column, present) else {
        continue
      }
      let field = column.field
      if let obstacle = field.editable.fixed {
        plan.add(problem: field.id, "\(field.label) \(obstacle): leave the cell empty.")
      } else {
        take(text, field, &plan)
        note(field, &plan)
      }
    }
  }

  /// Remembers what a field has become, where it differs.
  private func note(_ field: Field<Agent>, _ plan: inout ImportPlan) {
    let before = field.stored(plan.stored?.agent ?? fresh)
    let after = field.stored(plan.agent)
    plan.changes.removeAll { $0.field == field.id }
    guard before != after else { return }
    plan.changes.append(
      FieldChange(
        field: field.id, before: before, after: after, attachment: field.attachment(plan.agent)))
  }

  /// What export writes now.
  private func exported(_ column: FieldColumn, _ agent: Agent) -> String {
    guard !column.field.isStored else { return column.field.exported(agent) }
    return column.field.fallback?(agent, settings) ?? ""
  }

  private func take(_ text: String, _ field: Field<Agent>, _ plan: inout ImportPlan) {
    let before = field.stored(plan.agent)
    if text == ImportedAgent.clear {
      try? field.restore(field.stored(fresh), into: &plan.agent)
    } else {
      let text = ImportAlias.resolve(text, field, &plan)
      do throws(Problem) { try field.enter(text, into: &plan.agent) } catch {
        return plan.add(problem: field.id, error.sentence)
      }
    }
    guard field.editable == .onlyOff, field.stored(plan.agent) != before else { return }
    let obstacle = field.editable.obstacle(
      isNew: plan.stored == nil, isOn: before == .integer(1))
    if let obstacle { plan.add(problem: field.id, "\(field.label) \(obstacle)") }
  }

  private static let key = Agent.catalogue[ImportHeader.key]
  private static let transportKey = "transport"
  private static let transport = Agent.catalogue[transportKey]
  /// The places of the fields in the form.
  private static let order = Dictionary(
    uniqueKeysWithValues: zip(Agent.catalogue.fields.map(\.id), Agent.catalogue.fields.indices))

  /// A line that was made before the agent changed, or of another agent of this name, is told by its
  /// times.
  private func takeTimes(_ plan: inout ImportPlan) {
    for (column, name) in plan.line.header.times {
      guard let text = plan.line.text(column)?.trimmed else { continue }
      let isCreated = name == Self.created
      let now = isCreated ? plan.stored?.created : plan.stored?.updated
      guard text != now?.written else { continue }
      let label = isCreated ? "Created" : "Updated"
      let words =
        now.map { "\(label) is \($0.written) by now: export the agent anew" }
        ?? "\(label) is set by the system: take the column out"
      plan.add(problem: name, "\(words), or leave the cell empty.")
    }
  }

  private static let created = "created"

  private func takePassword(_ plan: inout ImportPlan) {
    guard let password = plan.line.password else { return }
    guard plan.stored == nil else {
      return plan.add(
        warning: ImportHeader.password,
        "Password is taken for new agents only: the present one stays.")
    }
    if let problem = policy.problem(with: password) {
      plan.add(problem: ImportHeader.password, problem.sentence)
    }
    plan.password = password
  }

  // MARK: - What follows

  /// Another typology brings its transports along, unless the line gives others; a new agent's count as
  /// given whatever they are.
  private func bringTransport(_ plan: inout ImportPlan) {
    let old = plan.stored?.agent ?? fresh
    let typology = plan.agent.account.typology
    if plan.stored == nil, plan.line.text(named: Self.transportKey) != nil { return }
    guard typology != old.account.typology, plan.agent.voice.transport == old.voice.transport else {
      return
    }
    var agent = plan.agent
    agent.account.typology = old.account.typology
    TypologyChange(of: agent, to: typology, settings).apply(to: &plan.agent)
    if let field = Self.transport { note(field, &plan) }
  }

  private func warn(_ memberships: [Membership], _ plan: inout ImportPlan) {
    if leavesView(memberships, plan) {
      plan.add(warning: GroupKind.queue.column, "The agent leaves the last of your queues.")
    }
    guard !plan.changes.isEmpty else { return }
    let changed = Set(plan.changes.map(\.field))
    for warning in plan.agent.warnings(settings) where changed.contains(warning.field) {
      plan.add(warning: warning.field, warning.sentence)
    }
  }

  /// Whether somebody who sees only some queues will not see the agent any more.
  private func leavesView(_ memberships: [Membership], _ plan: ImportPlan) -> Bool {
    guard case .queues(let own) = scope, plan.stored != nil, !plan.moves.isEmpty else {
      return false
    }
    var queues = Set(memberships.filter { $0.group.kind == .queue }.map(\.group.id))
    for move in plan.moves where move.group.kind == .queue {
      if move.after == nil { queues.remove(move.group.id) } else { queues.insert(move.group.id) }
    }
    return queues.isDisjoint(with: own)
  }
}

extension Editability {
  /// Why a cell that differs from what is there cannot be taken.
  fileprivate var fixed: String? { self == .never ? "is set by the system and shown only" : nil }
}
