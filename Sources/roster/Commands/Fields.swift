import AgentDomain
import ArgumentParser
import Foundation

/// `roster fields`: the catalogue that everything here is made from.
struct Fields: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Describe every field: choices, default, rules, when it shows.")

  @Option(
    help: ArgumentHelp("Whose fields.", valueName: "kind"),
    completion: .list(RecordKind.allCases.map(\.rawValue)), transform: Self.kind)
  var of = RecordKind.agent
  @OptionGroup var format: FormatOption

  func run() throws {
    let fields = FieldDescription.all(of: of)
    if format.json { return try writeJSON(fields) }
    var table = TextTable(["Field", "Label", "Kind", "Default", "Shows"])
    for field in fields {
      try table.add([field.key, field.label, field.kind, field.default, field.visible])
    }
    try table.end()
  }

  private static func kind(_ text: String) throws -> RecordKind {
    if let kind = RecordKind(rawValue: text) { return kind }
    let known = RecordKind.allCases.map(\.rawValue).listed("or")
    throw ValidationError("\(text) has no fields: --of takes \(known).")
  }

  private func writeJSON(_ fields: [FieldDescription]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try Output.line(String(decoding: try encoder.encode(fields), as: UTF8.self))
  }
}
