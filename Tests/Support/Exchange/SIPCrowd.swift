import Foundation
import Telephony
import TerminalHarness

/// Very many telephones on one socket of loopback, which register as fast as Asterisk answers.
///
/// Each sends again what is not answered, as UDP needs it, and answers what Asterisk asks meanwhile.
/// https://www.rfc-editor.org/rfc/rfc3261#section-17.1.2
public final class SIPCrowd {
  /// What became of the registrations of one pass.
  public struct Tally: Sendable {
    /// Telephones that were registered.
    public var registered = 0
    /// How often each status came for a right password, and was no success.
    public var refusals: [Int: Int] = [:]
    /// Telephones that gave up without an answer.
    public var unanswered = 0
    /// Messages that had to be sent again.
    public var resent = 0
    /// From the first message to the last answer, in nanoseconds.
    public var time: UInt64 = 0

    public var refused: Int { refusals.values.reduce(0, +) }
    public var perSecond: Double { time == 0 ? 0 : Double(registered) * 1e9 / Double(time) }
  }

  private let members: [CrowdMember]
  private let socket: DatagramSocket
  private var attempts: [Int: Attempt] = [:]
  private var pass = 0
  private var nextLook: UInt64 = 0

  /// - Throws: `HarnessError` where there is no socket.
  public init(_ exchange: Exchange, _ accounts: [SIPAccount]) throws {
    let realm = exchange.setup.realm
    members = accounts.map { CrowdMember($0, realm: realm) }
    socket = try DatagramSocket(to: exchange.setup.ports.sip)
  }

  public var count: Int { members.count }

  /// Registers some telephones once each.
  /// - Parameters:
  ///   - inFlight: how many at the same time.
  ///   - isWanted: asked again and again; no ends the pass early.
  public func register(
    _ some: Range<Int>, inFlight: Int, while isWanted: () -> Bool = { true }
  ) -> Tally {
    var (rest, tally, start) = (some, Tally(), monotonicNow())
    (attempts, pass) = ([:], pass + 1)
    while !(rest.isEmpty && attempts.isEmpty), isWanted() {
      while attempts.count < inFlight, let member = rest.popFirst() { send(Attempt(member)) }
      hear(milliseconds: 20, &tally)
      resend(&tally)
      tally.time = monotonicNow() - start
    }
    return tally
  }

  /// Only answers what Asterisk asks, for a while.
  public func rest(seconds: Double) {
    var (nothing, end) = (Tally(), monotonicNow() + UInt64(seconds * 1e9))
    attempts = [:]
    while monotonicNow() < end { hear(milliseconds: 20, &nothing) }
  }

  // MARK: - Conversations

  /// A request of a telephone that is not answered yet; times in nanoseconds.
  private struct Attempt {
    let member: Int
    var count = 1
    var challenge: Challenge?
    var text = ""
    var (due, pause, end): (UInt64, UInt64, UInt64) = (0, 0, 0)

    init(_ member: Int) { self.member = member }
  }

  /// The first pause before a message is sent again, the longest one, and when a telephone gives up.
  private static let (first, longest, patience): (UInt64, UInt64, UInt64) = (
    500_000_000, 4_000_000_000, 32_000_000_000
  )

  private func send(_ attempt: Attempt) {
    var (attempt, now) = (attempt, monotonicNow())
    attempt.text = members[attempt.member].request(
      pass, attempt.count, attempt.challenge, port: socket.port,
      call: "\(pass)-\(attempt.member)")
    (attempt.pause, attempt.due, attempt.end) = (
      Self.first, now + Self.first, now + Self.patience
    )
    attempts[attempt.member] = attempt
    socket.send(attempt.text)
  }

  private func resend(_ tally: inout Tally) {
    let now = monotonicNow()
    guard now >= nextLook else { return }
    nextLook = now + Self.first / 20
    for (member, var attempt) in attempts where attempt.due <= now {
      guard attempt.end > now else {
        (attempts[member], tally.unanswered) = (nil, tally.unanswered + 1)
        continue
      }
      attempt.pause = min(2 * attempt.pause, Self.longest)
      attempt.due = now + attempt.pause
      (attempts[member], tally.resent) = (attempt, tally.resent + 1)
      socket.send(attempt.text)
    }
  }

  private func hear(milliseconds: Int32, _ tally: inout Tally) {
    guard let text = socket.receive(milliseconds: milliseconds),
      let message = SIPMessage(
        isOwn: false, text.split(separator: "\r\n", omittingEmptySubsequences: false))
    else { return }
    guard let status = message.status else { return socket.send(message.thanks) }
    let names = message.header("Call-ID").prefix { $0 != "@" }.split(separator: "-")
    guard status >= 200, names.count == 2, Int(names[0]) == pass, let member = Int(names[1]),
      let attempt = attempts[member], message.header("CSeq") == "\(attempt.count) REGISTER"
    else { return }
    attempts[member] = nil
    take(status, of: message, attempt, &tally)
  }

  private func take(
    _ status: Int, of message: SIPMessage, _ attempt: Attempt, _ tally: inout Tally
  ) {
    guard status != 200 else { return tally.registered += 1 }
    let challenge = Challenge(message.header("WWW-Authenticate"))
    guard status == 401, attempt.challenge == nil || challenge.isStale else {
      return tally.refusals[status, default: 0] += 1
    }
    var next = attempt
    (next.count, next.challenge) = (attempt.count + 1, challenge)
    send(next)
  }
}

extension SIPMessage {
  /// The answer that takes a request and asks nothing back.
  fileprivate var thanks: String {
    let same = ["Via", "From", "To", "Call-ID", "CSeq"].map { name in
      "\(name): \(header(name))" + (name == "To" && !header(name).contains(";tag=") ? ";tag=1" : "")
    }
    return (["SIP/2.0 200 OK"] + same + ["Content-Length: 0", "", ""]).joined(separator: "\r\n")
  }
}
