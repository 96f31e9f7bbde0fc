import AgentDomain
import Testing

@testable import Telephony

/// The bridge has locks end, whatever becomes of the exchange.
@Suite struct BridgeLockTests {
  @Test func `[5.2] locks are looked at again and again while the exchange is there`() throws {
    let desk = try BridgeDesk()
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    let seen = desk.book.looks
    #expect(seen > 0)
    #expect(desk.wait { desk.book.looks > seen + 1 })
  }

  @Test func `[5.2] and while it is away`() throws {
    let desk = try BridgeDesk()
    desk.exchange.hangUp(staysUp: false)
    desk.open()
    #expect(desk.wait { desk.book.looks > 2 })
    #expect(desk.states.isAway)
  }

  @Test func `[5.2] and where the settings name none`() throws {
    let (desk, book) = (try BridgeDesk(), OrderBook())
    let bridge = ExchangeBridge(orders: book) { CentreSettings().telephony }
    #expect(desk.wait { book.looks > 2 })
    withExtendedLifetime(bridge) {}
  }
}
