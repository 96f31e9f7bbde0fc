import AgentDomain
import TextUI

/// A record on standard output: its fields under the headings of the form.
enum RecordSections {
  /// The fields that the form would show for this record.
  static func show<Record: DirectoryRecord>(_ record: Record, _ settings: CentreSettings) throws {
    for part in Record.catalogue.parts {
      let visible = part.fields.filter { $0.visible.holds(record, settings) }
      try show(part.section, visible.map { ($0.label, text(of: $0, record, settings)) })
    }
  }

  private static func text<Record: DirectoryRecord>(
    of field: Field<Record>, _ record: Record, _ settings: CentreSettings
  ) -> String {
    let text = field.shown(record)
    guard text.isEmpty, let fallback = field.fallback?(record, settings), !fallback.isEmpty
    else { return text }
    return "(\(fallback))"
  }

  static func show(_ section: String, _ lines: [(label: String, text: String)]) throws {
    guard !lines.isEmpty else { return }
    try Output.line(section)
    for (label, text) in lines {
      let rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, row) in rows.enumerated() {
        let name = CellWidth.pad(index == 0 ? label : "", to: 36)
        try Output.line("  \(name) \(TermText(String(row)))".trimmedAtEnd)
      }
    }
  }
}

extension String {
  var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
