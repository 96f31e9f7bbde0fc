import AgentDomain
import TextUI

/// What follows the making of an agent: the mailbox and its PIN, once, and what is best done next.
@MainActor enum CreatedPanel {
  static func menu(
    session: Session, list: ListController?, agent id: Int64, receipt: Receipt
  ) -> MenuPanel {
    let stored = try? session.directory.agent(id, scope: session.scope)
    let steps = steps(for: stored)
    return MenuPanel(
      session: session, title: receipt.summary,
      intro: receipt.mailboxes.map(\.sentence) + receipt.notices
        + ["All modules are on. What is still to do:"],
      items: steps.map { MenuItem($0.text, letter: $0.letter) } + [
        MenuItem("Nothing now", letter: "n")
      ]
    ) { index in
      guard steps.indices.contains(index), let stored else { return }
      session.attempt { try take(steps[index], stored, session, list) }
    }
  }

  private struct Step {
    let text: String
    let letter: Character
    /// The field that the step leads to; nil for the queues.
    let field: String?
  }

  private static func steps(for stored: StoredAgent?) -> [Step] {
    guard let stored else { return [] }
    var steps = [Step(text: "Add to queues", letter: "q", field: nil)]
    if stored.agent.account.typology == .phonebar {
      steps.append(
        Step(
          text: "Turn on Remote Control for the Phonebar API", letter: "r",
          field: "client_remote_control"))
    }
    if stored.agent.account.typology == .mobile {
      steps.append(
        Step(text: "Match the transport to the push gateway", letter: "t", field: "transport"))
    }
    return steps
  }

  private static func take(
    _ step: Step, _ stored: StoredAgent, _ session: Session, _ list: ListController?
  ) throws {
    guard let field = step.field else {
      return try session.chooseMemberships(
        .queue, of: .one(stored.id), names: stored.agent.account.fullName)
    }
    let form = try FormController.open(stored, session: session, list: list)
    form.go(to: field)
  }
}
