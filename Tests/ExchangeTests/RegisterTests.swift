import AgentDomain
import AgentStore
import ExchangeHarness
import TerminalHarness
import Testing

/// Who may register, each time right after the save.
@Suite(.serialized) struct RegisterTests {
  let desk: ExchangeDesk

  init() throws { desk = try .shared() }

  @Test func `[12.1] username and internal: a new agent registers with the right password alone`()
    throws
  {
    let agent = try DeskAgent(desk)
    let exchange = desk.exchange
    #expect(try agent.register() == 200)
    #expect(try agent.register("Wrong-pass1") == 401)
    #expect(
      try exchange.register(agent.number, user: agent.number, password: DeskAgent.password) == 401)
    #expect(try exchange.register("99999", user: agent.user, password: DeskAgent.password) == 401)
  }

  @Test func `[12.1] internal: a telephone registers as the new number and no more as the old`()
    throws
  {
    let agent = try DeskAgent(desk)
    try agent.change { $0.account.internalNumber = InternalNumber(unchecked: "77001") }
    #expect(try agent.register() == 401)
    #expect(
      try desk.exchange.register("77001", user: agent.user, password: DeskAgent.password) == 200)
  }

  @Test func `[12.2] disabled: a disabled agent cannot register until enabled again`() throws {
    let agent = try DeskAgent(desk)
    try agent.change { $0.account.disabled = true }
    #expect(try agent.register() == 401)
    try agent.change { $0.account.disabled = false }
    #expect(try agent.register() == 200)
  }

  @Test func `[12.2] a deleted agent cannot register until restored`() throws {
    let agent = try DeskAgent(desk)
    try desk.save(.delete(.one(agent.id)))
    #expect(try agent.register() == 401)
    try desk.save(.restore(.one(agent.id)))
    #expect(try agent.register() == 200)
  }

  @Test func `[12.2] locked: an agent locked by wrong passwords cannot register until unlocked`()
    throws
  {
    let agent = try DeskAgent(desk)
    let wrong = SignInAttempt(.agent, agent.user, Secret("Wrong-pass1"), source: "test")
    _ = desk.store.authenticate(wrong)
    #expect(try agent.stored.account.locked)
    #expect(try agent.register() == 401)
    try agent.change { $0.account.locked = false }
    #expect(try agent.register() == 200)
  }

  @Test func `[12.1] a new password is asked for at the next registration`() throws {
    let agent = try DeskAgent(desk)
    #expect(try agent.register() == 200)
    try desk.save(.setPassword(AccountKey(.agent, agent.id), Secret("Other-way-22")))
    #expect(try agent.register() == 401)
    #expect(try agent.register("Other-way-22") == 200)
    #expect(try agent.register() == 401)
  }

  @Test(arguments: [SIPRun.Transport.udp, .tcp])
  func `[12.1] transport: telephones register over udp and tcp`(_ transport: SIPRun.Transport)
    throws
  {
    #expect(try DeskAgent(desk).register(over: transport) == 200)
  }

  @Test func `[12.1] client_sip_expires: a telephone that names no time gets the agent's`() throws {
    let agent = try DeskAgent(desk) { $0.client.sipExpires = 300 }
    func granted() throws -> String {
      let run = try desk.exchange.registration(
        agent.number, user: agent.user, password: DeskAgent.password, for: nil)
      return run.answers.last?.header("Contact") ?? ""
    }
    #expect(try granted().hasSuffix("expires=300") || granted().hasSuffix("expires=299"))
    try agent.change { $0.client.sipExpires = 600 }
    #expect(try granted().hasSuffix("expires=600") || granted().hasSuffix("expires=599"))
  }

  @Test func `[12.1] host: an agent with a fixed address is called there and need not register`()
    throws
  {
    let caller = try DeskAgent(desk)
    let agent = try DeskAgent(desk) { $0.voice.host = SIPHost(unchecked: "127.0.0.2") }
    #expect(try agent.register() == 403)
    let telephone = try SIPTelephone(desk.exchange, agent.account, at: ("127.0.0.2", 5060))
    #expect(try caller.call(agent.number).status == 200)
    #expect(telephone.invitations.count == 1)
    try agent.change { $0.voice.host = SIPHost() }
    #expect(try agent.register() == 200)
  }

  @Test(arguments: [
    (NAT.yes, true), (.forceRport, true), (.route, true), (.no, false), (.never, false),
    (.comedia, false),
  ])
  func `[12.1] nat: a telephone behind a router is reached where its registration came from`(
    _ nat: NAT, _ isRewritten: Bool
  ) throws {
    let agent = try DeskAgent(desk) { $0.voice.nat = nat }
    let run = try desk.exchange.registration(
      agent.number, user: agent.user, password: DeskAgent.password, contact: "192.0.2.7:5070")
    #expect(run.status == 200)
    let contacts = try desk.exchange.command("pjsip show aor \(agent.number)")
    #expect(contacts.contains("\(agent.number)@192.0.2.7:5070") == !isRewritten)
  }

  @Test func `[12.2] sip_realm: a password of the old realm holds until there is a new one`()
    throws
  {
    let desk = try ExchangeDesk()
    let agent = try DeskAgent(desk)
    #expect(try agent.register() == 200)
    try desk.settings { $0.security.sipRealm = "other" }
    #expect(try agent.register() == 200)
    try desk.save(.setPassword(AccountKey(.agent, agent.id), Secret("Other-way-22")))
    #expect(try agent.register("Other-way-22") == 200)
  }

  @Test func `[12.2] Asterisk cannot read the database itself, nor change what it reads`() throws {
    guard let account = ExchangeHarness.Exchange.account else { return }
    let telephony = try desk.store.settings().settings.telephony.folder.text
    for words in [
      ["cat", desk.path], ["touch", telephony + "/telephony.db"], ["touch", telephony + "/new"],
    ] {
      let run = try TerminalHarness.run(
        "/usr/bin/setpriv",
        ["--reuid", "\(account.user)", "--regid", "\(account.group)", "--clear-groups"] + words)
      #expect(run.status != 0, "\(words)")
    }
    let asterisk = try desk.exchange.command("core show sysinfo")
    #expect(!asterisk.isEmpty)
  }
}
