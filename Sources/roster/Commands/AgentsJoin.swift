import AgentDomain
import ArgumentParser

/// `roster agents join`: agents into queues, teams and profiles, in one transaction.
struct AgentsJoin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Put agents into queues, teams and profiles.",
    discussion: """
      A penalty behind = is given to everybody, also to those who are members already; without one \
      members keep theirs and others get 0. roster undo takes it back.
      """)

  @OptionGroup var regrouping: Regrouping

  func validate() throws { try regrouping.validate(for: "join") }

  func run() throws {
    try regrouping.run("Added", "to") { try $0.joining($1) }
  }
}
