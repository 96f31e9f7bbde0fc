/// A field as other programs read it: everything that the declaration says, in plain words.
public struct FieldDescription: Hashable, Sendable, Codable, Identifiable {
  public let key: String
  /// The titles of the tabs that show it.
  public let tabs: [String]
  public let section, label: String
  /// As `fields.csv` names it: "ordered choices".
  public let kind: String
  /// The values that can be given, where they can be listed.
  public let choices: [String]
  /// The initial value as it is written, or in words where it depends on other things.
  public let `default`: String
  public let required: Bool
  /// "yes", "on create", "never" or "only from on to off".
  public let editable: String
  /// When it shows: "typology = webrtc".
  public let visible: String
  /// Noun phrases that the value must be: "1 to 80 characters".
  public let rules: [String]
  /// What stands behind a number: "s" for seconds.
  public let unit: String?
  public let help: String

  public var id: String { key }

  /// All fields of a kind of record, in the order in which people see them.
  public static func all<Record: Catalogued>(of record: Record.Type) -> [FieldDescription] {
    let fresh = Record()
    return Record.catalogue.parts.flatMap { part in
      part.fields.map { FieldDescription($0, part, in: fresh) }
    }
  }

  public static func all(of kind: RecordKind) -> [FieldDescription] { all(of: kind.type) }

  private init<Record>(_ field: Field<Record>, _ part: Part<Record>, in fresh: Record) {
    (key, label, help, rules) = (field.id, field.label, field.help, field.rules)
    (tabs, section) = (part.tabs.map(\.title), part.section)
    (kind, unit) = (field.editor.kind.rawValue, field.editor.unit)
    choices = field.editor.choices.map(\.value)
    `default` = field.defaultText(in: fresh)
    (required, editable) = (field.isRequired, field.editable.rawValue)
    visible = field.visible.sentence
  }
}
