import AgentDomain
import TextUI

/// Queues, teams and profiles of the agents, the sample centre.
extension ListController {
  func chooseGroups(_ kind: GroupKind) throws {
    guard let selection = model.selection else { return }
    try session.chooseMemberships(kind, of: selection, names: try names(selection))
  }

  /// Loads the sample centre where there is none, else offers to remove it.
  func sample() {
    session.push(
      MenuPanel(
        session: session, title: "Sample centre",
        intro: ["A few dozen agents with queues and teams, clearly marked as samples."],
        items: [
          MenuItem("Load it", letter: "l"),
          MenuItem("Remove it with everything in it", letter: "r"),
          MenuItem("Go back", letter: "b"),
        ]
      ) { [weak self] choice in
        guard let self, choice < 2 else { return }
        apply(
          choice == 0 ? "Loaded the sample centre" : "Removed the sample centre",
          [choice == 0 ? .addSample : .removeSample])
      })
  }
}
