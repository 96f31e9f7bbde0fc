import AgentDomain
import ArgumentParser
import TextUI

/// Which agents, which groups, and whether it is only to be told what would change.
struct Regrouping: ParsableArguments {
  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: AgentChoice
  @OptionGroup(title: "Groups") var groups: GroupOptions

  @Flag(help: "Tell how many would change, and change nothing.")
  var dryRun = false

  @OptionGroup var format: FormatOption

  func validate(for verb: String) throws {
    if groups.isEmpty {
      throw ValidationError("Name what to \(verb): --queue, --team or --profile.")
    }
  }

  /// Carries the changes out, or tells what they would do.
  /// - Parameters:
  ///   - verb: what history says was done: "Added" and "to", "Took" and "out of".
  ///   - changes: makes the changes of the named groups.
  func run(
    _ verb: String, _ preposition: String,
    changes: (GroupOptions, Shell) throws -> [MembershipChange]
  ) throws {
    let directory = try database.open()
    let selection = try choice.selection(directory)
    let changes = try changes(groups, directory)
    let names = try directory.names(of: selection)
    if dryRun { return try tell(changes, selection, directory) }
    let targets = changes.map { "\($0.group.kind.rawValue) \($0.group.name)" }
    let set = ChangeSet(
      author: directory.author,
      summary: "\(verb) \(names) \(preposition) \(targets.joined(separator: ", "))",
      changes: [.regroup(selection, changes)])
    try directory.apply(set).receipt().report(json: format.json)
  }

  private func tell(
    _ changes: [MembershipChange], _ selection: Selection, _ directory: Shell
  ) throws {
    let total = try directory.count(selection)
    let counts = try GroupKind.allCases.map { kind in
      (kind, try directory.memberCounts(kind, in: selection))
    }
    let present = Dictionary(uniqueKeysWithValues: counts)
    var list = JSONList()
    for change in changes {
      let effect = MembershipEffect(
        change, present: present[change.group.kind]?[change.group.id], total: total)
      if format.json {
        try list.add(Self.object(effect))
      } else {
        try Output.line(TermText(effect.sentence).description)
      }
    }
    if format.json { return try list.end() }
    try Output.line("Nothing was changed.")
  }

  private static func object(_ effect: MembershipEffect) -> JSON {
    let group = effect.change.group
    let counts: [(key: String, value: JSON)] =
      effect.change.step == .leave
      ? [("leave", .number(effect.leaving)), ("no_member", .number(effect.others))]
      : [("join", .number(effect.joining)), ("already", .number(effect.already))]
    return .object([("kind", .text(group.kind.rawValue)), ("name", .text(group.name))] + counts)
  }
}
