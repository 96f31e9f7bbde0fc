import ExchangeHarness
import Testing

/// Who may register, each time right after the save.
@Suite(.serialized) struct RegisterTests {
  let desk: ExchangeDesk

  init() throws { desk = try .shared() }

  @Test func `[12.1] username and internal: a new agent registers with the right password alone`()
    throws
  {
    let agent = try DeskAgent(desk)
    #expect(try agent.register() == 200)
    #expect(try agent.register("Wrong-pass1") == 401)
    #expect(
      try desk.exchange.register(agent.number, user: agent.number, password: DeskAgent.password)
        == 401)
    #expect(
      try desk.exchange.register("99999", user: agent.user, password: DeskAgent.password) == 401)
  }
}
