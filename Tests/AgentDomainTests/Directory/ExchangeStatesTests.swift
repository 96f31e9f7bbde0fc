import AgentDomain
import Testing

@Suite struct ExchangeStatesTests {
  private var states: ExchangeStates {
    var states = ExchangeStates()
    (states.isOn, states.isAway) = (true, false)
    states.states = ["1": .onCall, "2": .ringing, "3": .paused, "4": .registered]
    return states
  }

  @Test func `[2.1] the database's word wins, but a call says more than a pause`() {
    for word in ["disabled", "locked", "deleted"] {
      #expect(states.status(word, of: "1") == word)
    }
    let endpoints = ["1", "2", "3", "4", "5"]
    #expect(
      endpoints.map { states.status("-", of: $0) }
        == ["on call", "ringing", "paused", "registered", "offline"])
    #expect(
      endpoints.map { states.status("paused", of: $0) }
        == ["on call", "ringing", "paused", "paused", "paused"])
  }

  @Test func `[2.1] a row tells the state and the last registration of its agent`() throws {
    var states = states
    states.registrations["1"] = Timestamp(0)
    let columns = [ListColumn.status, .lastRegistered, .created]
    func texts(_ stored: String, _ endpoint: String) -> [String] {
      let key = RowKey(value: .null, tie: 1)
      let cells = [stored, "", "then", stored, endpoint]
      let row = ListRow(id: 1, version: 1, cells: cells, key: key)
      #expect(states.status(of: row) == states.status(stored, of: endpoint))
      return columns.enumerated().map { states.text(of: $1, at: $0, in: row) }
    }
    #expect(texts("-", "1") == ["on call", Timestamp(0).shown, "then"])
    #expect(texts("locked", "2") == ["locked", "", "then"])
  }

  @Test func `[12.3] while the exchange is away nobody has a state`() {
    var away = states
    away.isAway = true
    #expect(away["1"] == nil)
    #expect(away.status("-", of: "1") == "-")
    #expect(away.status("paused", of: "1") == "paused")
  }
}
