import AgentDomain
import ArgumentParser

/// `roster queues create`: a new record, with an option for every field.
struct RecordsCreate<Record: DirectoryRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "create", abstract: "Make \(Record.kind.withArticle).")
  }

  @OptionGroup var database: DatabaseOption
  @Argument(help: ArgumentHelp("What it shall be called.", valueName: Record.handleWord))
  var handle: String
  @OptionGroup(title: "Fields") var fields: FieldOptions<ForNew<Record>>

  @Option(
    help: ArgumentHelp(
      "Take all settings of this \(Record.kind.noun).", valueName: Record.handleWord))
  var copyOf: String?

  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.openOrCreate()
    let source = try copyOf.map { try directory.record(Record.self, named: $0).record.copyAsNew() }
    let name = FieldValueText(field: Record.handleField, text: handle)
    let record = try (source ?? Record()).with([name] + fields.texts)
    let set = ChangeSet(
      author: directory.author, summary: "Created \(Record.kind.noun) \(record.name)",
      changes: [.add(record)])
    try directory.apply(set).receipt(of: Record.kind).report(json: format.json)
  }
}

extension DirectoryRecord {
  /// The record with texts put into fields.
  /// - Throws: `Refused` with every problem.
  func with(_ texts: [FieldValueText]) throws -> Self {
    var record = self
    var problems: [Problem] = []
    for text in texts {
      guard let field = Self.catalogue[text.field] else { continue }
      do throws(Problem) { try field.enter(text.text, into: &record) } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw Refused(problems, of: Self.kind) }
    return record
  }
}
