import AgentDomain
import ArgumentParser

/// `roster groups`: queues, teams and profiles.
struct Groups: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Queues, teams and profiles.", subcommands: [GroupsList.self],
    defaultSubcommand: GroupsList.self)
}

/// `roster groups list`.
struct GroupsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List queues, teams and profiles.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let groups = try database.open().groups()
    if format.json {
      var list = JSONList()
      for group in groups { try list.add(Self.object(group)) }
      return try list.end()
    }
    var table = TextTable(["Kind", "Channel", "Name"])
    for group in groups {
      try table.add([group.kind.rawValue, group.channel?.title ?? "", group.name])
    }
    try table.end()
  }

  private static func object(_ group: Group) -> JSON {
    .object([
      ("id", .integer(group.id)), ("kind", .text(group.kind.rawValue)), ("name", .text(group.name)),
      ("channel", group.channel.map { .text($0.rawValue) } ?? .null),
    ])
  }
}
