import AgentDomain
import Telephony

/// The line to the telephone exchange that the settings of a database name.
enum ExchangeLine {
  /// Listens, gives the database's orders and follows its settings, on a thread of its own.
  /// - Parameter report: gets a sentence for whoever keeps a log.
  static func bridge(
    of directory: any AgentDirectory, report: @escaping @Sendable (String) -> Void = { _ in }
  ) -> ExchangeBridge {
    ExchangeBridge(orders: directory, report: report) {
      try? directory.settings().settings.telephony
    }
  }
}
