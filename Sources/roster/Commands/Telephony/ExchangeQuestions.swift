import AgentDomain
import Telephony

/// Asks the running exchange what it sees of agents, until it stops answering.
final class ExchangeQuestions {
  /// What was found out about the exchange itself, and why it was asked no longer.
  private(set) var results: [CheckResult] = []
  private var inspection: ExchangeInspection?
  private var (count, wrong) = (0, 0)

  private static let area = "exchange"

  init(_ telephony: CentreSettings.Telephony) {
    guard telephony.hasManager else {
      results = [
        .skipped(Self.area, "It was not asked: the settings name no manager interface.")
      ]
      return
    }
    do throws(ExchangeFault) {
      let inspection = try ExchangeInspection(telephony)
      results = try inspection.overview().map { CheckResult(Self.area, $0) }
      self.inspection = inspection
    } catch { fail(error) }
  }

  /// What the exchange sees otherwise than the file says it.
  /// - Parameter again: reads what the file says anew.
  func differences(
    of stored: StoredAgent, _ view: ExchangeView, again: () throws -> ExchangeView?
  ) throws -> [CheckResult] {
    guard let inspection else { return [] }
    let account = stored.agent.account
    let number = account.internalNumber.text
    var found: [ExchangeDifference] = []
    do {
      found = try inspection.differences(at: number, view.rows)
      if !found.isEmpty, let view = try again() {
        inspection.forgetQueues()
        found = try inspection.differences(at: number, view.rows)
      }
    } catch let fault as ExchangeFault {
      fail(fault)
      return []
    }
    (count, wrong) = (count + 1, wrong + (found.isEmpty ? 0 : 1))
    return found.map { .problem(account.username, $0.sentence, $0.advice) }
  }

  /// One line for all agents whom it sees as they were saved.
  var sum: [CheckResult] {
    let right = count - wrong
    let agents = right == 1 ? "1 agent" : "\(right) agents"
    return count == 0 ? [] : [.good(Self.area, "It sees \(agents) of \(count) as saved.")]
  }

  private func fail(_ fault: ExchangeFault) {
    inspection = nil
    results.append(.problem(Self.area, fault.sentence))
  }
}
