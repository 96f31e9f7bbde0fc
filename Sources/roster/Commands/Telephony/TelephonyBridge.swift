import AgentDomain
import ArgumentParser
import Foundation
import Logging
import TextUI

/// `roster telephony bridge`.
struct TelephonyBridge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bridge", abstract: "Tell Asterisk at once what was saved, until stopped.",
    discussion: """
      Stays in the foreground, for a service: a new agent rings in queues at once, one who may not \
      register any more is hung up, a pause made at a telephone is kept, and a lock whose time is over \
      ends. Open consoles do the same. Registrations and calls never need it. SIGTERM ends it.
      """)

  @OptionGroup var database: DatabaseOption

  func run() throws {
    let end = EndSignals()
    let shell = try database.open()
    var log = Logger(label: "roster.bridge") { StreamLogHandler.standardError(label: $0) }
    log.logLevel = .info
    let bridge = try shell.exchangeBridge { [log] in log.info("\(TermText($0).description)") }
    log.info("The bridge to the telephone exchange has begun.")
    end.wait()
    withExtendedLifetime(bridge) {}
    log.info("The bridge to the telephone exchange has ended.")
  }
}

/// The signals that end a service, waited for instead of caught.
///
/// They are held back for every thread that begins later.
/// https://man7.org/linux/man-pages/man3/sigwait.3.html
private struct EndSignals {
  private var signals = sigset_t()

  init() {
    sigemptyset(&signals)
    for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  func wait() {
    var (signals, number) = (signals, Int32(0))
    sigwait(&signals, &number)
  }
}
