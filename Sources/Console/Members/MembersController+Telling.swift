import AgentDomain
import TextUI

/// The queues, teams or profiles of agents as they are read aloud: one of the two lists at a time.
extension MembersController {
  var introduction: [String] {
    let counts = MembersModel.Side.allCases.map { side in
      "\(side.title): \(grouped(model.rows(side).count))"
    }
    let staged = model.changes.isEmpty ? "" : " \(counted(model.changes.count, "change")) staged."
    let channel = model.channel.map { " Channel \($0.title)." } ?? ""
    return [
      "\(counts.joined(separator: ", ")).\(channel)\(staged) These are \(model.side.title); "
        + "\(session.key("other")) goes to the other list, \(session.key("take")) takes a line there."
    ]
  }

  var leaf: Leaf? {
    let rows = model.rows(model.side)
    return Leaf(count: rows.count, current: model.cursor(model.side)) { sentence(rows[$0]) }
  }

  func point(to line: Int) {
    guard let leaf else { return }
    model.move(by: line - leaf.current)
  }

  var place: String {
    guard let place = leaf?.place else { return "\(model.side.title): this list is empty." }
    return "\(model.side.title). \(place)."
  }

  private func sentence(_ group: Group) -> String {
    let after = model.after(group)
    var parts = [group.name + (group.channel.map { " (\($0.title))" } ?? "")]
    if model.total > 1 { parts.append("\(grouped(after?.count ?? 0)) of \(grouped(model.total))") }
    if group.kind == .queue, model.side == .members, let after {
      parts.append("penalty \(after.penaltyWords)")
    }
    if model.isMoved(group, on: model.side) { parts.append("staged") }
    return parts.joined(separator: ", ")
  }

  var question: Question? {
    guard let search else { return nil }
    return Question(
      prompt: "Search [\(search.text)]",
      answer: { [weak self] text in
        self?.model.narrow(to: text)
        self?.search = nil
      }, keep: { [weak self] in self?.search = nil },
      signs: [
        "-": { [weak self] in
          self?.model.narrow(to: "")
          self?.search = nil
        }, "<": { [weak self] in self?.search = nil },
      ])
  }
}
