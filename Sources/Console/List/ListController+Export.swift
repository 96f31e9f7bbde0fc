import AgentDomain
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
        ] + session.filePlace,
        text: "agents.csv"
      ) { [weak self] path in
        self?.write(selection, to: path.trimmed)
      })
  }

  /// Writes the file away from the keyboard.
  /// - Returns: why no file can be there, or nil where it is written or under way.
  private func write(_ selection: Selection, to path: String) -> String? {
    let export = AgentExport(directory: directory, scope: model.scope)
    let files = session.files
    if let obstacle = files.obstacle(toMaking: path) { return obstacle }
    session.work(.exporting) { progress in
      Result { try export.write(selection, to: path, in: files, progress: progress) }
    } finished: { [weak session] result in
      switch result {
      case .success(let count):
        session?.say(.info, "\(counted(count, "agent")) written to \(path).")
      case .failure(is CancellationError): session?.say(.info, "Stopped. No file was written.")
      case .failure(let error): session?.say(.error, "\(error)")
      }
    }
    return nil
  }
}

extension WorkWords {
  fileprivate static let exporting = WorkWords(title: "Export") {
    "\(grouped($0)) agents written. \($1) stops; no file stays."
  }
}
