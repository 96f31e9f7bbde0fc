import AgentDomain
import ArgumentParser

/// Queues, teams and profiles that agents are put into or taken out of.
struct GroupOptions: ParsableArguments {
  @Option(
    name: .customLong("queue"),
    help: ArgumentHelp(
      "A queue, with a penalty behind = if any; repeatable.", valueName: "name=penalty"))
  var queues: [String] = []

  @Option(name: .customLong("team"), help: ArgumentHelp("A team; repeatable.", valueName: "name"))
  var teams: [String] = []

  @Option(
    name: .customLong("profile"), help: ArgumentHelp("A profile; repeatable.", valueName: "name"))
  var profiles: [String] = []

  /// With the penalties, 0 where none is given.
  /// - Throws: `Refused` with a sentence for every name that is none.
  func memberships(_ directory: Shell) throws -> [Membership] {
    try found(directory).map { Membership($0.group, penalty: $0.entry.penalty) }
  }

  /// Everybody into them; a penalty that is not given leaves members theirs.
  func joining(_ directory: Shell) throws -> [MembershipChange] {
    try found(directory).map { group, entry in
      let penalty = entry.penalty
      return MembershipChange(
        group, entry.givesPenalty ? .place(penalty: penalty) : .join(penalty: penalty))
    }
  }

  /// Everybody out of them.
  func leaving(_ directory: Shell) throws -> [MembershipChange] {
    try found(directory).map { MembershipChange($0.group, .leave) }
  }

  var isEmpty: Bool { queues.isEmpty && teams.isEmpty && profiles.isEmpty }

  private func found(_ directory: Shell) throws
    -> [(group: Group, entry: MembershipCell.Entry)]
  {
    let groups = try directory.groups()
    var (found, problems): ([(Group, MembershipCell.Entry)], [String]) = ([], [])
    for (kind, texts) in [(GroupKind.queue, queues), (.team, teams), (.profile, profiles)] {
      for entry in try texts.flatMap({ try entries($0, kind) }) {
        if let group = Self.named(entry.name, kind, groups) {
          found.append((group, entry))
        } else {
          let name = kind.rawValue
          problems.append(
            "--\(name): there is no \(name) \(entry.name): roster \(kind.recordKind.plural) list shows them."
          )
        }
      }
    }
    guard problems.isEmpty else { throw Refused(problems) }
    return found
  }

  private func entries(_ text: String, _ kind: GroupKind) throws -> [MembershipCell.Entry] {
    do { return try MembershipCell(written: text).entries } catch {
      throw Refused("--\(kind.rawValue): \(text) must be \(error.expected).")
    }
  }

  private static func named(_ name: String, _ kind: GroupKind, _ groups: [Group]) -> Group? {
    let candidates = groups.filter { $0.kind == kind }
    return candidates.first { $0.name == name }
      ?? candidates.first { $0.name.lowercased() == name.lowercased() }
  }
}
