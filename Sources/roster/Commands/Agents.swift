import AgentDomain
import ArgumentParser

/// Everything that is done with agents.
struct Agents: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, show, create and change agents.",
    subcommands: [
      AgentsList.self, AgentsShow.self, AgentsCreate.self, AgentsSet.self,
      AccountsPassword<Agent>.self,
      AccountsUnlock<Agent>.self, AgentsAuthenticate.self,
      AgentsDelete.self, AgentsRestore.self, AgentsPurge.self, AgentsExport.self,
      AgentsImport.self, AgentsJoin.self, AgentsLeave.self, AgentsPause.self, AgentsResume.self,
      AgentsLogs.self,
    ])
}
