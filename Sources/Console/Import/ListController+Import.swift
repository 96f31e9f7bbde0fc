import AgentDomain
import TextUI

/// Reading agents from a CSV file on this machine.
extension ListController {
  func importFile() {
    session.push(
      PromptPanel(
        session: session, title: "Import",
        intro: [
          "The CSV file to read, with a column username. First you see what it would change; nothing is changed before you say so:"
        ],
        text: "agents.csv"
      ) { [weak self] path in
        guard let self else { return nil }
        do {
          session.showImport(of: try ImportFile(path: path.trimmed))
          return nil
        } catch { return "\(error)" }
      })
  }
}

extension Session {
  /// Runs a file dry, away from the keyboard, and shows what it would change.
  func showImport(of file: any ByteSource) {
    let run = DryRun(file, directory: directory, author: author, wakeup: terminal.wakeup)
    let finished = { [weak self] (result: Result<ImportPreview, any Error>) in
      guard let self else { return }
      switch result {
      case .success(let preview):
        push(ImportController(session: self, file: file, preview: preview))
      case .failure(is CancellationError):
        say(.info, "Stopped. Nothing was changed.")
      case .failure(let error): say(.error, "\(error)")
      }
    }
    if let result = run.result(within: Self.readingPatience) { return finished(result) }
    push(DryRunPanel(session: self, run: run, finished: finished))
  }

  /// How long a dry run goes on before its progress shows, in milliseconds.
  private static let readingPatience = 400
}
