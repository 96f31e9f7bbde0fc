public import AgentDomain
import GRDB
import Telephony

extension AgentStore {
  public func exchangeViews(of agents: [Int64], scope: Scope) throws -> [Int64: ExchangeView] {
    let (served, telephony) = try reading { db in
      let settings = try SettingsRow.fetch(db).settings
      let ids = try agents.filter { try scope.holds($0, db) }
      return (try ServedRows.agents(db, ids, settings), settings.telephony)
    }
    guard telephony.isOn else {
      return served.mapValues { view(of: $0, scope, isRight: nil, []) }
    }
    return try self.telephony.read(TelephonyPlace(telephony)) { db in
      let rows = ExchangeRows(db: db, notesOrders: false)
      return try served.mapValues {
        view(of: $0, scope, isRight: try rows.isRight($0), try rows.all(of: $0.id))
      }
    }
  }

  /// - Parameter rows: all that the file says of the agent, queues out of scope among it.
  private func view(
    of agent: ServedAgent, _ scope: Scope, isRight: Bool?, _ rows: [ExchangeRow]
  ) -> ExchangeView {
    let shown = agent.queues.filter { place in
      scope.shows(Group(id: place.queue, kind: .queue, name: place.name, channel: .voice))
    }
    let names = shown.map(\.name)
    return ExchangeView(
      obstacle: obstacle(of: agent), realm: agent.digest?.realm, queues: names,
      isRight: isRight,
      rows: rows.filter {
        $0.family != ExchangeCatalogue.members.name || names.contains($0["queue_name"])
      })
  }

  private func obstacle(of agent: ServedAgent) -> ExchangeView.Obstacle? {
    let account = agent.agent.account
    if account.disabled { return .disabled }
    if account.locked { return .locked }
    if !agent.isOpen { return .deleted }
    return agent.digest == nil ? .noPassword : nil
  }
}

extension ExchangeRow {
  /// - Parameter values: in the order of the family's columns.
  init<Source>(_ family: RealtimeFamily<Source>, _ values: [String]) {
    let pairs = zip(family.columns.map(\.name), values.map { Secret($0) })
    self.init(family: family.name, values: Dictionary(pairs) { first, _ in first })
  }
}
