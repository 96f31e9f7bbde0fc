import AgentDomain
import AgentStore
import ExchangeHarness
import Foundation
import Telephony
import TerminalHarness
import Testing

/// The real program before a real exchange: as a service, from the shell, and as a console.
@Suite(.serialized) struct BridgeProgramTests {
  private static let roster = BuiltProgram.path("roster")

  private func environment(_ centre: BridgeCentre) -> [String: String] {
    TerminalSession.plainEnvironment.merging(["HOME": centre.home]) { $1 }
  }

  private func open(_ centre: BridgeCentre, _ arguments: String...) throws -> TerminalSession {
    try TerminalSession(
      program: Self.roster, arguments: arguments + ["--database", centre.database],
      environment: environment(centre))
  }

  private func shell(_ centre: BridgeCentre, _ arguments: String...) throws -> ShellRun {
    try shell(centre, arguments)
  }

  private func shell(_ centre: BridgeCentre, _ arguments: [String]) throws -> ShellRun {
    try TerminalHarness.run(
      Self.roster, arguments + ["--database", centre.database], stdin: [],
      environment: environment(centre))
  }

  @Test func `[12.3] the service gives the orders, keeps pauses, and ends when it is told to`()
    throws
  {
    let centre = try BridgeCentre(isBridged: false)
    let queue = try centre.queue("Sales")
    let service = try open(centre, "telephony", "bridge")
    try service.wait(for: "The exchange is connected.")
    let ada = try BridgedAgent(centre, "ada", in: queue)
    try centre.wait("the orders") { try $0.store.orders(limit: 1).isEmpty }
    let paused = try shell(centre, "agents", "pause", "ada", "--reason", "Lunch")
    #expect(paused.status == 0, "\(paused)")
    try centre.wait("the pause") { _ in try ada.line(in: queue).contains("(paused:Lunch") }
    #expect(try shell(centre, "agents", "resume", "ada").status == 0)
    try centre.wait("its end") { _ in try !ada.line(in: queue).contains("paused") }
    #expect(try ada.dial("*46").status == 200)
    try centre.wait("the pause at the telephone") { _ in
      try shell(centre, "agents", "list", "is:paused").text.contains("ada")
    }
    service.kill(SIGTERM)
    #expect(try service.waitForExit() == 0)
    #expect(service.screen.contains("has ended"))
  }

  @Test func `[12.3] the shell asks the exchange once, and says where it cannot`() throws {
    let centre = try BridgeCentre()
    let (ada, _) = (try BridgedAgent(centre, "ada"), try BridgedAgent(centre, "grace"))
    try centre.wait("the orders") { try $0.store.orders(limit: 1).isEmpty }
    let telephone = try ada.telephone()
    try centre.wait("the registration") { _ in ada.state == .registered }
    let registered = try shell(centre, "agents", "list", "is:registered", "--columns", "username")
    #expect(registered.text.split(separator: "\n").dropFirst() == ["ada"], "\(registered)")
    for filter in ["is:registered", "is:offline"] {
      let list = ["agents", "list", filter, "--columns", "status"]
      let word = String(filter.dropFirst(3))
      #expect(try shell(centre, list).text.split(separator: "\n").dropFirst() == [word[...]])
      #expect(try shell(centre, list + ["--json"]).text.contains(#"{"status": "\#(word)"}"#))
    }
    let offline = try shell(centre, "agents", "list", "is:offline", "--columns", "username")
    #expect(offline.text.split(separator: "\n").dropFirst() == ["grace"], "\(offline)")
    withExtendedLifetime(telephone) {}
    try centre.stop()
    let away = try shell(centre, "agents", "list", "is:registered")
    #expect(away.status != 0)
    #expect(away.errorText.contains("is away"), "\(away)")
  }

  @Test func `[12.3] the console shows the states, and writes nothing while none of them changes`()
    throws
  {
    let centre = try BridgeCentre()
    let ada = try BridgedAgent(centre, "ada", in: try centre.queue("Sales"))
    try centre.wait("the orders") { try $0.store.orders(limit: 1).isEmpty }
    let console = try open(centre)
    try console.wait(for: "offline")
    let telephone = try ada.telephone()
    try console.wait(for: "registered")
    try centre.wait("the queue's knowledge of it") { _ in
      try centre.asterisk("queue show Sales").contains("Not in use")
    }
    try console.settle()
    let rest = console.bytesReceived
    for _ in 0..<3 {
      // Another agent's queue is read again, and a contact is qualified: nothing that shows.
      _ = try centre.asterisk("queue show Sales")
      _ = try centre.asterisk("pjsip qualify \(ada.number)")
      #expect(throws: HarnessError.self) {
        try console.wait("a byte", timeout: 1) { $0.bytesReceived > rest }
      }
    }
    try centre.stop()
    try console.wait(for: "exchange away")
    withExtendedLifetime(telephone) {}
  }
}
