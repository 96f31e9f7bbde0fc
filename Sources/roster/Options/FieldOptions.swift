import AgentDomain
import ArgumentParser

/// Which fields a subcommand takes as options.
protocol FieldPurpose: Sendable {
  associatedtype Record: DirectoryRecord
  static var fields: [Field<Record>] { get }
}

/// What can be said of a record that is made now.
enum ForNew<Record: DirectoryRecord>: FieldPurpose {
  static var fields: [Field<Record>] {
    let named = Record.kind == .agent ? nil : Record.handleField
    return Record.catalogue.storedFields.filter {
      ($0.editable == .always || $0.editable == .onCreate) && $0.id != named
    }
  }
}

/// What can be changed in records that are there.
enum ForChanging<Record: DirectoryRecord>: FieldPurpose {
  static var fields: [Field<Record>] {
    Record.catalogue.storedFields.filter { $0.editable == .always || $0.editable == .onlyOff }
  }
}

typealias ForNewAgents = ForNew<Agent>
typealias ForAgents = ForChanging<Agent>

/// An option for every field of the catalogue: `--toast-position top-left`.
///
/// The parser finds options by reflecting on a fresh value and reads them by the names that the
/// reflection gave; both are answered from the catalogue. It does so since its first version but does
/// not promise it: the version is pinned, and a test goes through all fields.
struct FieldOptions<Purpose: FieldPurpose>: ParsableArguments, CustomReflectable {
  /// What was given, in the order of the catalogue.
  private(set) var texts: [FieldValueText] = []

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldKey.self)
    texts = try Purpose.fields.compactMap { field in
      let option = try container.decode(Option<String?>.self, forKey: FieldKey(field.id))
      return option.wrappedValue.map {
        FieldValueText(field: field.id, text: FilterArguments.unshielded($0))
      }
    }
  }

  var customMirror: Mirror {
    Mirror(self, children: Purpose.fields.map { (label: $0.id, value: $0.option) })
  }
}

/// Any field's id as a key of a decoder.
private struct FieldKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ id: String) { stringValue = id }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

extension Field {
  /// The name of the field's option, without the dashes before it.
  var optionName: String { id.split(separator: "_").joined(separator: "-") }

  fileprivate var option: Option<String?> {
    Option(
      name: .customLong(optionName), parsing: .unconditional,
      help: ArgumentHelp("\(label). \(help)\(wanted)", valueName: valueName), completion: completion
    )
  }

  private var wanted: String {
    if values.isEmpty { return rules.first.map { " Must be \($0)." } ?? "" }
    return editor.kind == .ordered || editor.kind == .switches
      ? " Some of \(values.joined(separator: ","))." : " One of \(values.listed("or"))."
  }

  private var valueName: String { values.isEmpty ? editor.kind.valueName : "choice" }

  private var completion: CompletionKind {
    switch editor.kind {
    case .path, .image: .file()
    default: values.isEmpty ? .default : .list(values)
    }
  }

  private var values: [String] {
    switch editor.kind {
    case .toggle: ["on", "off"]
    case .state: ["off"]
    default: editor.choices.map(\.value)
    }
  }
}

extension Editor.Kind {
  fileprivate var valueName: String {
    switch self {
    case .number, .port, .digits: "number"
    case .path, .image: "path"
    case .timestamp: "time"
    default: "text"
    }
  }
}
