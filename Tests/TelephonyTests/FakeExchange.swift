import AgentDomain
import Foundation
import Synchronization
import TerminalHarness
import Testing

@testable import Telephony

/// A manager interface on loopback that says what a test wants, and keeps what it was asked.
final class FakeExchange: Sendable {
  struct Script: Sendable {
    var greeting = "Asterisk Call Manager/11.0.0\r\n"
    var secret = "s3cret"
    /// The lists' elements, by their actions' names: lines without numbers.
    var lists: [String: [String]] = [:]
    /// Whole answers to other actions, by their names or by all that is asked; what is not here succeeds.
    var answers: [String: String] = [:]
    /// The greatest number of bytes that is sent at once.
    var packet = Int.max
  }

  private struct Kept {
    var script: Script
    var asked: [String] = []
    var clients: [Int32] = []
    var isUp = true
  }

  let port: Int
  private let socket: Int32
  private let kept: Mutex<Kept>

  init(_ script: Script = Script()) throws {
    port = try Loopback.freePort()
    kept = Mutex(Kept(script: script))
    let made = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    socket = made
    guard Loopback.listen(made, port) else {
      throw HarnessError.system("Listening on \(port)", code: errno)
    }
    Thread.detachNewThread { [weak self] in
      while case let client = accept(made, nil, nil), client >= 0 {
        guard let self else { return }
        greet(client)
      }
    }
  }

  deinit {
    hangUp()
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// The actions that came, without their numbers: `QueuePause Interface: PJSIP/1001 Paused: true`.
  var asked: [String] { kept.withLock(\.asked) }
  func change(_ body: (inout Script) -> Void) { kept.withLock { body(&$0.script) } }
  /// Whether nobody is connected.
  var isAlone: Bool { kept.withLock(\.clients.isEmpty) }

  /// Ends all connections; while it is not up, it takes none.
  func hangUp(staysUp: Bool = true) {
    kept.withLock {
      $0.isUp = staysUp
      for client in $0.clients { shutdown(client, Int32(SHUT_RDWR)) }
      $0.clients = []
    }
  }

  func comeBack() { kept.withLock { $0.isUp = true } }

  /// Sends lines as they are to everybody.
  func tell(_ text: String) { tell(Array(text.replacing("\n", with: "\r\n").utf8) + [13, 10]) }

  func tell(_ bytes: [UInt8]) {
    for client in kept.withLock(\.clients) { send(client, bytes) }
  }

  // MARK: - One connection

  private func greet(_ client: Int32) {
    let greeting = kept.withLock { kept -> String? in
      guard kept.isUp else { return nil }
      kept.clients.append(client)
      return kept.script.greeting
    }
    guard let greeting else {
      close(client)
      return
    }
    send(client, Array(greeting.utf8))
    Thread.detachNewThread { [weak self] in
      var (rest, buffer) = ("", [UInt8](repeating: 0, count: 4096))
      while case let count = read(client, &buffer, buffer.count), count > 0, let self {
        rest += String(decoding: buffer.prefix(count), as: UTF8.self)
        while let end = rest.firstRange(of: "\r\n\r\n") {
          answer(client, rest[..<end.lowerBound].split(separator: "\r\n").map(String.init))
          rest = String(rest[end.upperBound...])
        }
      }
      self?.kept.withLock { $0.clients.removeAll { $0 == client } }
      close(client)
    }
  }

  private func answer(_ client: Int32, _ lines: [String]) {
    let name = lines.first.map { String($0.dropFirst("Action: ".count)) } ?? ""
    let number = lines.first { $0.hasPrefix("ActionID: ") } ?? ""
    let fields = lines.dropFirst().filter { !$0.hasPrefix("ActionID: ") }
    let script = kept.withLock { kept -> Script in
      kept.asked.append(([name] + fields).joined(separator: " "))
      return kept.script
    }
    let text = Self.answer(name, number, fields, script)
    send(client, Array(text.utf8))
  }

  private static func answer(
    _ name: String, _ number: String, _ fields: [String], _ script: Script
  ) -> String {
    if name == "Login" {
      let isRight = fields.contains("Secret: \(script.secret)")
      let verdict = isRight ? "Success" : "Error"
      let boot = isRight ? "Event: FullyBooted\r\nStatus: Fully Booted\r\n\r\n" : ""
      return "Response: \(verdict)\r\n\(number)\r\n\r\n" + boot
    }
    let asked = ([name] + fields).joined(separator: " ")
    if let answer = script.answers[asked] ?? script.answers[name] {
      return answer.replacing("\n", with: "\r\n") + "\r\n\(number)\r\n\r\n"
    }
    guard let list = script.lists[name] else { return "Response: Success\r\n\(number)\r\n\r\n" }
    let elements = list.map { $0.replacing("\n", with: "\r\n") + "\r\n\(number)\r\n\r\n" }
    return "Response: Success\r\n\(number)\r\nEventList: start\r\n\r\n" + elements.joined()
      + "Event: \(name)Complete\r\n\(number)\r\nEventList: Complete\r\n\r\n"
  }

  private func send(_ client: Int32, _ bytes: [UInt8]) {
    let packet = kept.withLock(\.script.packet)
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = Array(rest.prefix(packet))
      let count = Glibc.send(client, part, part.count, Int32(MSG_NOSIGNAL))
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// Orders and pauses in memory.
final class OrderBook: ExchangeOrders {
  private struct Kept {
    var orders: [ExchangeOrder] = []
    var pauses: [String] = []
    var isBusy = false
    var looks = 0
    var lockEnd: Int64?
  }

  private let kept = Mutex(Kept())

  /// How often locks were to end.
  var looks: Int { kept.withLock(\.looks) }
  /// Somebody is locked for so many seconds; nil for nobody.
  func lock(seconds: Int64?) { kept.withLock { $0.lockEnd = seconds } }
  var waiting: [Int64] { kept.withLock { $0.orders.map(\.id) } }
  /// `1001 paused Lunch`, as they came.
  var pauses: [String] { kept.withLock(\.pauses) }
  func beBusy(_ isBusy: Bool) { kept.withLock { $0.isBusy = isBusy } }

  func add(_ endpoint: String, _ action: ExchangeOrder.Action) {
    kept.withLock {
      let id = Int64($0.orders.count + 1)
      $0.orders.append(ExchangeOrder(id: id, endpoint: endpoint, action: action))
    }
  }

  func orders(limit: Int) throws -> [ExchangeOrder] {
    kept.withLock { Array($0.orders.prefix(limit)) }
  }

  func done(_ ids: [Int64]) throws {
    kept.withLock { $0.orders.removeAll { ids.contains($0.id) } }
  }

  func pauseChanged(endpoint: String, isPaused: Bool, reason: String) throws {
    try kept.withLock {
      if $0.isBusy { throw CancellationError() }
      $0.pauses.append("\(endpoint) \(isPaused ? "paused" : "resumed") \(reason)")
    }
  }

  func endLocks() throws -> Int64? {
    kept.withLock {
      $0.looks += 1
      return $0.lockEnd
    }
  }
}
