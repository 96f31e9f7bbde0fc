import AgentDomain
import Foundation

/// One connection's time: sign in, snapshot, then live events and orders until it ends.
final class ExchangeVisit {
  private(set) var hasSnapshot = false
  private let settings: CentreSettings.Telephony
  private let published: PublishedStates
  private let report: (String) -> Void
  private var table: PresenceTable
  /// What was paused at telephones; whoever comes next goes on with what could not be written.
  private(set) var pauses: PauseKeeper
  private let orders: (any ExchangeOrders)?
  private let locks: LockKeeper
  /// What the exchange refuses: to tell, and to do.
  private var (deaf, refused): (String?, String?)
  private var isBooted = false
  /// Whether something was heard since the last picture.
  private var isNew = false
  private var (nextLook, nextPicture) = (ContinuousClock.now, ContinuousClock.now)

  init(
    _ settings: CentreSettings.Telephony, _ orders: (any ExchangeOrders)?,
    _ pauses: PauseKeeper, _ locks: LockKeeper, _ published: PublishedStates,
    _ report: @escaping (String) -> Void
  ) {
    (self.settings, self.orders, self.published, self.report) = (
      settings, orders, published, report
    )
    table = PresenceTable(registrations: published.states.registrations)
    (self.pauses, self.locks) = (pauses, locks)
  }

  /// How long an exchange may take to start before it is asked nevertheless; between two looks for orders;
  /// between two pictures of a storm of events; after a refusal; and of silence before the other side is
  /// tried, because a dead connection is silent as well.
  private static let (boot, look, picture, refusal, silence):
    (Duration, Duration, Duration, Duration, Duration) =
      (.seconds(5), .seconds(1), .milliseconds(100), .seconds(30), .seconds(30))

  /// Stays until it is over, the exchange is gone, or `isCurrent` says that the settings have changed.
  func stay(_ bell: Doorbell, while isCurrent: () -> Bool) throws(ExchangeFault) {
    let conversation = try Conversation(settings, bell)
    conversation.onEvent = { [unowned self] message throws(ExchangeFault) in hear(message) }
    try choose(conversation)
    try awaitBoot(conversation)
    try takeSnapshot(conversation)
    report("The exchange is connected.")
    while !bell.isOver {
      try conversation.listen(
        milliseconds: min(nextLook.left, locks.left, isNew ? nextPicture.left : .max))
      let hasRung = bell.answer()
      locks.look(hasRung: hasRung)
      if hasRung, !isCurrent() { return }
      if hasRung || nextLook.left == 0 { try lookForOrders(conversation) }
      if isNew, nextPicture.left == 0 { publish() }
      if conversation.silence > Self.silence { _ = try conversation.ask(ExchangeAction("Ping")) }
    }
  }

  // MARK: - Listening

  /// Only what is understood here has to be sent. An exchange that cannot choose sends everything.
  private func choose(_ conversation: Conversation) throws(ExchangeFault) {
    let wanted = "Event: (FullyBooted|Shutdown|ContactStatus|DeviceStateChange|QueueMember)"
    _ = try conversation.ask(ExchangeAction("Filter", ["Operation": "Add", "Filter": wanted]))
  }

  private func hear(_ message: ExchangeMessage) {
    if message.event == "FullyBooted" { isBooted = true }
    table.hear(message)
    isNew = true
    if hasSnapshot, message.event == "QueueMemberPause" { pauses.hear(message, table) }
  }

  private func awaitBoot(_ conversation: Conversation) throws(ExchangeFault) {
    let end = ContinuousClock.now + Self.boot
    while !isBooted, end.left > 0 { try conversation.listen(milliseconds: end.left) }
  }

  private func takeSnapshot(_ conversation: Conversation) throws(ExchangeFault) {
    for name in ["PJSIPShowContacts", "DeviceStateList", "QueueStatus"] {
      let response = try conversation.ask(.list(name)) { table.hear($0) }
      let reason = response["Message"]
      if reason == "Permission denied" { deaf = ExchangeFault.refused(name, reason).sentence }
    }
    hasSnapshot = true
    publish()
  }

  private func publish() {
    var states = ExchangeStates()
    states.isOn = true
    (states.isAway, states.trouble) = (false, refused ?? deaf)
    (states.states, states.registrations) = (table.states, table.registrations)
    published.publish(states)
    (isNew, nextPicture) = (false, .now + Self.picture)
  }

  // MARK: - Orders

  private static let batch = 1000

  /// What cannot be read or written now stays where it is, and is looked for again.
  private func lookForOrders(_ conversation: Conversation) throws(ExchangeFault) {
    nextLook = .now + Self.look
    pauses.write()
    do throws(ExchangeFault) {
      while try giveBatch(conversation) {}
      if refused != nil { (refused, isNew) = (nil, true) }
    } catch {
      guard error.isRefusal else { throw error }
      if refused != error.sentence { report(error.sentence) }
      (refused, isNew, nextLook) = (error.sentence, true, .now + Self.refusal)
    }
  }

  /// - Returns: whether there may be more; false as well where those that were given stay in the book.
  private func giveBatch(_ conversation: Conversation) throws(ExchangeFault) -> Bool {
    guard let orders, let found = try? orders.orders(limit: Self.batch), !found.isEmpty else {
      return false
    }
    let courier = OrderCourier(conversation: conversation) { [unowned self] in
      pauses.expect($0, isPaused: $1)
    }
    var (given, isDone): ([Int64], Void?) = ([], nil)
    do throws(ExchangeFault) { try courier.give(found) { given.append($0) } } catch {
      try? orders.done(given)
      throw error
    }
    isDone = try? orders.done(given)
    if isDone != nil { report("Orders given to the exchange: \(given.count).") }
    return isDone != nil && found.count == Self.batch
  }
}
