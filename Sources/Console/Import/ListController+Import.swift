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
        ] + session.filePlace,
        text: "agents.csv"
      ) { [weak self] path in
        guard let self else { return nil }
        do {
          session.showImport(of: try ImportFile(path: path.trimmed, in: session.files))
          return nil
        } catch { return "\(error)" }
      })
  }
}

extension Session {
  /// Runs a file dry, away from the keyboard, and shows what it would change.
  func showImport(of file: any ByteSource) {
    let (directory, author) = (directory, author)
    work(.reading) { progress in
      Result { try ImportPreview(of: file, directory, author, progress) }
    } finished: { [weak self] result in
      guard let self else { return }
      switch result {
      case .success(let preview):
        push(ImportController(session: self, file: file, preview: preview))
      case .failure(is CancellationError):
        say(.info, "Stopped. Nothing was changed.")
      case .failure(let error): say(.error, "\(error)")
      }
    }
  }
}

extension WorkWords {
  fileprivate static let reading = WorkWords(title: "Reading") {
    "\(grouped($0)) lines read. \($1) stops; nothing is changed."
  }
}

extension ImportPreview {
  /// Runs a file dry.
  /// - Throws: `CancellationError` where it was stopped, else what the directory says.
  init(
    of file: any ByteSource, _ directory: any AgentDirectory, _ author: Author,
    _ progress: @escaping Work<Int>.Progress
  ) throws {
    var preview = ImportPreview()
    var (count, isStopped) = (0, false)
    preview.summary = try directory.dryRun(file, author, from: nil) { step in
      preview.take(step)
      count += 1
      isStopped = !progress(count)
      return !isStopped
    }
    if isStopped { throw CancellationError() }
    self = preview
  }
}
