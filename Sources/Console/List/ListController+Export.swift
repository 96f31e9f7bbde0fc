import AgentDomain
import Foundation
import TextUI

/// Writing agents to a CSV file on this machine.
extension ListController {
  func export() {
    if !model.marks.isEmpty { return askFile(model.marks.selection) }
    guard let row = model.current else { return }
    let all = Selection(query: model.query)
    session.push(
      MenuPanel(
        session: session, title: "Export", intro: ["No agent is marked. Which ones?"],
        items: [
          MenuItem("This one: \(row.cells.first ?? "")", letter: "t"),
          MenuItem(
            "All that match: \(model.count.map { counted($0, "agent") } ?? "all")", letter: "a"),
          MenuItem("None, go back", letter: "n"),
        ]
      ) { [weak self] choice in
        if choice < 2 { self?.askFile(choice == 0 ? .one(row.id) : all) }
      })
  }

  private func askFile(_ selection: Selection) {
    session.push(
      PromptPanel(
        session: session, title: "Export",
        intro: [
          "The file to write, as CSV in UTF-8, with no password or PIN. An existing file is not overwritten:"
        ],
        text: "agents.csv"
      ) { [weak self] path in
        guard let self else { return nil }
        do {
          let count = try AgentExport(directory: directory, scope: model.scope)
            .write(selection, to: path.trimmed)
          session.say(.info, "\(counted(count, "agent")) written to \(path.trimmed).")
          return nil
        } catch { return "\(error)" }
      })
  }
}
