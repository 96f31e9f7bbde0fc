import AgentDomain
import TextUI

/// What some agents are members of and what they could be, with the changes that are staged.
///
/// A group in which only some of the agents are stands on both sides: it can be joined by the others
/// and left by those. What is staged moves a group as if it were saved.
struct MembersModel: Sendable {
  /// The two lists.
  enum Side: Hashable, Sendable, CaseIterable {
    case members, available

    var other: Side { self == .members ? .available : .members }
  }

  let kind: GroupKind
  /// What the licence has; queues of other channels can be left and not joined.
  let licensed: Set<Channel>
  private(set) var groups: [Group]
  /// How many agents it is about.
  private(set) var total = 0
  private(set) var present: [Int64: MemberCount] = [:]
  private(set) var isRead = false
  private(set) var staged: [Int64: MembershipChange.Step] = [:]
  /// The channel whose queues show; nil for all.
  private(set) var channel: Channel?
  /// What was typed to narrow both lists.
  private(set) var filter = ""
  var side = Side.available
  private var cursors: [Side: Int] = [:]

  init(_ kind: GroupKind, groups: [Group], licensed: Set<Channel>) {
    (self.kind, self.groups, self.licensed) = (kind, groups, licensed)
  }

  /// Takes the numbers as they are now; what is staged stays, but for groups that are gone.
  mutating func take(groups: [Group], total: Int, present: [Int64: MemberCount]) {
    let isFirst = !isRead
    (self.groups, self.total, self.present, isRead) = (groups, total, present, true)
    let ids = Set(groups.map(\.id))
    staged = staged.filter { ids.contains($0.key) }
    if isFirst, rows(.available).isEmpty { side = .members }
  }

  /// Stages what becomes of a group, or leaves it as it is.
  mutating func stage(_ group: Group, _ step: MembershipChange.Step?) { staged[group.id] = step }

  // MARK: - Rows

  /// The groups of one side that show, by name.
  func rows(_ side: Side) -> [Group] {
    groups.filter { isShown($0) && stands($0, on: side) }
  }

  private func stands(_ group: Group, on side: Side) -> Bool {
    let count = after(group)?.count ?? 0
    switch side {
    case .members: return count > 0
    case .available: return count < total && (isLicensed(group) || staged[group.id] != nil)
    }
  }

  private func isLicensed(_ group: Group) -> Bool {
    group.channel.map(licensed.contains) ?? true
  }

  private func isShown(_ group: Group) -> Bool {
    guard channel == nil || group.channel == channel else { return false }
    let name = group.name.folded
    return filter.folded.split(separator: " ").allSatisfy { name.contains($0) }
  }

  /// Who is in a group and with which penalties, once everything staged is saved.
  func after(_ group: Group) -> MemberCount? {
    let now = present[group.id]
    switch staged[group.id] {
    case nil: return now
    case .leave: return nil
    case .place(let penalty): return MemberCount(count: total, penalties: penalty...penalty)
    case .penalty(let penalty):
      return now.map { MemberCount(count: $0.count, penalties: penalty...penalty) }
    case .join(let penalty):
      let old = now?.penalties ?? penalty...penalty
      return MemberCount(
        count: total, penalties: min(old.lowerBound, penalty)...max(old.upperBound, penalty))
    }
  }

  // MARK: - Channels

  /// The channels to choose from: those of the licence that have queues.
  var channels: [Channel] {
    let used = Set(groups.compactMap(\.channel)).intersection(licensed)
    return Channel.allCases.filter(used.contains)
  }

  /// Goes to the next channel or the one before; all of them come before the first.
  mutating func turnChannel(by step: Int) {
    let choices = [nil] + channels.map(Optional.some)
    let place = choices.firstIndex { $0 == channel } ?? 0
    channel = choices[(place + step + choices.count) % choices.count]
    cursors = [:]
  }

  mutating func narrow(to text: String) {
    filter = text
    cursors = [:]
  }

  // MARK: - The cursor

  func cursor(_ side: Side) -> Int { max(0, min(cursors[side] ?? 0, rows(side).count - 1)) }

  var current: Group? {
    let rows = rows(side)
    return rows.isEmpty ? nil : rows[cursor(side)]
  }

  mutating func move(by lines: Int) {
    cursors[side] = max(0, min(cursor(side) + lines, rows(side).count - 1))
  }
}
