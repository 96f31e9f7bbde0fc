import AgentDomain
import ArgumentParser

/// The agents that a subcommand acts on: some by their usernames, or all that match a filter.
struct AgentChoice: ParsableArguments {
  @Argument(help: ArgumentHelp("The agents' usernames.", valueName: "username"))
  var usernames: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("All agents that match this filter instead.", valueName: "filter"))
  var filter: String?

  func validate() throws {
    if usernames.isEmpty == (filter == nil) {
      throw ValidationError("Name agents by their usernames, or all that match by --filter.")
    }
  }

  /// - Throws: `Refused` for every username that does not exist, or where the filter means nothing.
  func selection(
    _ directory: any AgentDirectory, view: ListQuery.View? = nil
  ) throws -> Selection {
    if let filter {
      return Selection(query: try FilterArguments.query([filter], directory, view: view))
    }
    return Selection(ids: Set(try agents(directory).map(\.id)))
  }

  func agents(_ directory: any AgentDirectory) throws -> [StoredAgent] {
    var (found, missing): ([StoredAgent], [String]) = ([], [])
    for username in usernames {
      if let agent = try directory.agent(username: username, scope: .everyone) {
        found.append(agent)
      } else {
        missing.append("There is no agent \(username): roster agents list shows them.")
      }
    }
    guard missing.isEmpty else { throw Refused(missing) }
    return found
  }
}

extension AgentDirectory {
  /// - Throws: `Refused` where there is none.
  func agent(named username: String) throws -> StoredAgent {
    if let agent = try agent(username: username, scope: .everyone) { return agent }
    throw Refused("There is no agent \(username): roster agents list shows them.")
  }

  /// "Ada Lovelace (ada)", or "12 agents: Ada Lovelace (ada), … ...", as questions and history tell it.
  func names(of selection: Selection) throws -> String {
    let count = try count(selection, scope: .everyone)
    var first: [String] = []
    try forEach(selection, scope: .everyone) { batch in
      first = batch.prefix(3).map { "\($0.agent.account.fullName) (\($0.agent.account.username))" }
      return false
    }
    guard count > 0 else { throw Refused("No agent matches: nothing was changed.") }
    if count == 1 { return first.first ?? "1 agent" }
    return "\(count) agents: \(first.joined(separator: ", "))\(count > first.count ? " ..." : "")"
  }
}
