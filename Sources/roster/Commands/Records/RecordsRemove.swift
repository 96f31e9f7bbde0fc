import AgentDomain
import ArgumentParser

/// `roster queues remove`: records go, after saying who uses them; undo brings them back.
struct RecordsRemove<Record: DirectoryRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remove", abstract: "Remove \(Record.kind.plural); undo brings them back.",
      discussion: "Says what uses them and asks: whatever refers to them forgets them.")
  }

  @OptionGroup var database: DatabaseOption
  @OptionGroup var choice: RecordChoice<Record>
  @Flag(help: "Do not ask.")
  var yes = false
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.open()
    let selection = try choice.selection(directory)
    let names = try directory.names(of: selection)
    let uses = try uses(selection, directory)
    let loss = uses.isEmpty ? "" : " \(uses.joined(separator: " ")) They lose it."
    try Confirmation.ask("Remove \(names)?\(loss)", given: yes)
    let set = ChangeSet(
      author: directory.author, summary: "Removed \(names)", changes: [.delete(selection)])
    try directory.apply(set).receipt(of: Record.kind).report(json: format.json)
  }

  /// A sentence for each record that is used.
  private func uses(_ selection: Selection, _ directory: Shell) throws -> [String] {
    var sentences: [String] = []
    try directory.forEach(Record.self, selection) { batch in
      for stored in batch {
        let uses = try directory.uses(of: stored.key)
        guard !uses.isEmpty else { continue }
        sentences.append(
          "\(stored.record.name) is used by \(uses.map(\.sentence).joined(separator: "; ")).")
      }
      return sentences.count < 10
    }
    return sentences
  }
}
