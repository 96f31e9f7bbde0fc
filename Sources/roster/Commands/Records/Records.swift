import AgentDomain
import ArgumentParser

/// `roster queues`, `roster teams` and the others: what agents work with, each kind by the same words.
struct Records<Record: DirectoryRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Record.kind.plural,
      abstract: "List, make, change and remove \(Record.kind.plural).",
      subcommands: [
        RecordsList<Record>.self, RecordsShow<Record>.self, RecordsCreate<Record>.self,
        RecordsSet<Record>.self, RecordsRemove<Record>.self,
      ] + own, defaultSubcommand: RecordsList<Record>.self)
  }

  /// What only some kinds can do.
  private static var own: [any ParsableCommand.Type] {
    if Record.kind.groupKind != nil { return [RecordsMembers<Record>.self] }
    switch Record.kind {
    case .module: return [ModulesOn.self, ModulesOff.self]
    case .operator:
      return [AccountsPassword<OperatorAccount>.self, AccountsUnlock<OperatorAccount>.self]
    default: return []
    }
  }
}
