import AgentDomain
import TextUI

extension Session {
  /// The queues, teams and profiles that exist for the operator: of queues only the enabled ones.
  func visibleGroups() throws -> [Group] {
    try directory.groups(scope: scope)
  }

  func visibleGroups(_ kind: GroupKind) throws -> [Group] {
    try visibleGroups().filter { $0.kind == kind }
  }

  /// Opens the screen on which some agents get into groups of a kind and out of them.
  /// - Parameter names: the agent, or the number, as titles and history tell it.
  func chooseMemberships(_ kind: GroupKind, of selection: Selection, names: String) throws {
    guard let controller = try MembersController(session: self, kind, selection, names) else {
      let words = "There is no \(kind.rawValue) yet: g on the list leads to the \(kind.rawValue)s."
      return say(.info, words)
    }
    push(controller)
  }
}

/// A penalty as it is typed.
enum PenaltyText {
  static let wanted = "A penalty is a number from 0 to 999; 0 rings first."

  static func read(_ text: String) -> Int? {
    Int(text.trimmed).flatMap { Membership.penalties.contains($0) ? $0 : nil }
  }
}
