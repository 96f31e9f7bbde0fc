import AgentDomain
import Foundation
import Testing

@testable import Telephony

/// The bridge has locks end, whatever becomes of the exchange.
@Suite struct BridgeLockTests {
  private func desk() throws -> BridgeDesk {
    let desk = try BridgeDesk()
    desk.book.lock(seconds: 1)
    return desk
  }

  @Test func `[5.2] locks are looked at when they are over, while the exchange is there`() throws {
    let desk = try desk()
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    let seen = desk.book.looks
    #expect(seen > 0)
    #expect(desk.wait { desk.book.looks > seen + 1 })
  }

  @Test func `[5.2] and while it is away`() throws {
    let desk = try desk()
    desk.exchange.hangUp(staysUp: false)
    desk.open()
    #expect(desk.wait { desk.book.looks > 2 })
    #expect(desk.states.isAway)
  }

  @Test func `[5.2] and where the settings name none`() throws {
    let desk = try desk()
    let bridge = ExchangeBridge(orders: desk.book) { CentreSettings().telephony }
    #expect(desk.wait { desk.book.looks > 2 })
    withExtendedLifetime(bridge) {}
  }

  @Test func `[5.2] while nobody is locked for a time, only a save has somebody look`() throws {
    let desk = try BridgeDesk()
    desk.open()
    #expect(desk.wait { !desk.states.isAway })
    let seen = desk.book.looks
    sleep(3)
    #expect(desk.book.looks == seen)
    desk.look()
    #expect(desk.wait { desk.book.looks == seen + 1 })
  }
}
