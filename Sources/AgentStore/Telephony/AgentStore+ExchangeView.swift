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
      return served.mapValues { view(of: $0, scope, isRight: nil) }
    }
    return try self.telephony.read(TelephonyPlace(telephony)) { db in
      let rows = ExchangeRows(db: db, notesOrders: false)
      return try served.mapValues { view(of: $0, scope, isRight: try rows.isRight($0)) }
    }
  }

  private func view(of agent: ServedAgent, _ scope: Scope, isRight: Bool?) -> ExchangeView {
    let shown = agent.queues.filter { place in
      scope.shows(Group(id: place.queue, kind: .queue, name: place.name, channel: .voice))
    }
    return ExchangeView(
      obstacle: obstacle(of: agent), realm: agent.digest?.realm, queues: shown.map(\.name),
      isRight: isRight)
  }

  private func obstacle(of agent: ServedAgent) -> ExchangeView.Obstacle? {
    let account = agent.agent.account
    if account.disabled { return .disabled }
    if account.locked { return .locked }
    if !agent.isOpen { return .deleted }
    return agent.digest == nil ? .noPassword : nil
  }
}
