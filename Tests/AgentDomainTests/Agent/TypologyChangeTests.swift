import AgentDomain
import Testing

@Suite struct `A change of typology` {
  private func change(
    _ from: Typology, _ transport: [Transport], to typology: Typology, gateway: String = ""
  ) -> (TypologyChange, Agent) {
    let before = agent { agent in
      agent.account.typology = from
      agent.voice.transport = Ordered(transport)
      agent.client.pushGateway = PushGateway(unchecked: gateway)
    }
    let change = TypologyChange(of: before, to: typology, CentreSettings())
    var after = before
    change.apply(to: &after)
    return (change, after)
  }

  @Test func `proposes what the new client speaks`() {
    #expect(change(.phonebar, [.udp], to: .webrtc).1.voice.transport == Ordered([.wss]))
    #expect(change(.webrtc, [.wss], to: .phonebar).1.voice.transport == Ordered([.udp]))
    #expect(change(.external, [.ws, .tls], to: .phonebar).1.voice.transport == Ordered([.tls]))
  }

  @Test func `keeps transports that the new client speaks as well`() {
    let (change, after) = change(.phonebar, [.tls, .udp], to: .external)
    #expect(change.transport == nil)
    #expect(after.voice.transport == Ordered([.tls, .udp]))
  }

  @Test func `to Mobile follows the push gateway`() {
    #expect(change(.phonebar, [.tls], to: .mobile).1.voice.transport == Ordered([.udp, .tcp]))
    let secure = change(.phonebar, [.udp], to: .mobile, gateway: "push:5061").1
    #expect(secure.voice.transport == Ordered([.tls]))
  }

  @Test func `lists what appears and what hides, and keeps the values of what hides`() {
    let before = agent { $0.client.sipSourcePort = 7000 }
    let change = TypologyChange(of: before, to: .mobile, CentreSettings())
    #expect(change.appearing == ["Mobile App Push Gateway"])
    #expect(change.hiding.contains("SIP Source Port"))
    #expect(!change.hiding.contains("Forward to"))
    var after = before
    change.apply(to: &after)
    #expect(after.client.sipSourcePort == 7000)
  }

  @Test(
    arguments: [
      (.phonebar, .phonebar), (.mobile, .app), (.webrtc, .webrtc), (.external, nil),
    ] as [(Typology, Tab?)])
  func `shows the tab of the client`(typology: Typology, tab: Tab?) {
    let shown = agent { $0.account.typology = typology }.visibleTabs(CentreSettings())
    #expect(shown.filter { [.phonebar, .app, .webrtc].contains($0) } == [tab].compactMap(\.self))
    #expect(shown.count == (tab == nil ? 5 : 6))
  }
}
