import ExchangeHarness
import Foundation
import Testing

@Suite struct FirstTests {
  @Test func boots() throws {
    let exchange = try Exchange(telephonyFolder: "/tmp/exq/none")
    print(try exchange.command("core show version"))
    print(exchange.log)
  }
}
