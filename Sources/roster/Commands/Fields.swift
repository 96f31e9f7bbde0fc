import AgentDomain
import ArgumentParser
import Foundation

/// `roster fields`: the catalogue that everything here is made from.
struct Fields: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Describe every field: choices, default, rules, when it shows.")

  @Flag(help: "The fields of the settings instead of the agents'.")
  var settings = false
  @OptionGroup var format: FormatOption

  func run() throws {
    let fields =
      settings
      ? FieldDescription.all(of: CentreSettings.self) : FieldDescription.all(of: Agent.self)
    if format.json { return try writeJSON(fields) }
    var table = TextTable(["Field", "Label", "Kind", "Default", "Shows"])
    for field in fields {
      try table.add([field.key, field.label, field.kind, field.default, field.visible])
    }
    try table.end()
  }

  private func writeJSON(_ fields: [FieldDescription]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try Output.line(String(decoding: try encoder.encode(fields), as: UTF8.self))
  }
}
