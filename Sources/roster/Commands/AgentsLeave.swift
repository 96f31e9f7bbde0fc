import AgentDomain
import ArgumentParser

/// `roster agents leave`: agents out of queues, teams and profiles, in one transaction.
struct AgentsLeave: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Take agents out of queues, teams and profiles.",
    discussion: "Who is not in one of them stays out. roster undo takes it back.")

  @OptionGroup var regrouping: Regrouping

  func validate() throws { try regrouping.validate(for: "leave") }

  func run() throws {
    try regrouping.run("Took", "out of") { try $0.leaving($1) }
  }
}
