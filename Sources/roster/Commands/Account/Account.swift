import ArgumentParser

/// What concerns one's own account, as the login of the system names it.
struct Account: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after your own account.", subcommands: [AccountMultiFactor.self])
}
