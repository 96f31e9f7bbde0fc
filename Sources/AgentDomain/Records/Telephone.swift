/// A telephone that agents with Hot Desk can sit down at.
public struct Telephone: DirectoryRecord {
  public var name = ""
  public var number = InternalNumber()
  public var description = Paragraph()

  public init() {}

  public static let kind = RecordKind.telephone
  public static let searchedFields = ["name", "number", "description"]
  public static let listedColumns = ["name", "number", "description", "updated"]

  public static let catalogue = Catalogue<Telephone>(
    "telephone",
    [
      Part(
        .general, section: "Telephone",
        [
          Field(
            "name", \.name, "Name", .length(1...80), .oneLine, .visible, required: true,
            identity: true, help: "What the telephone is called. No two telephones share a name."),
          Field(
            "number", \.number, "Number", required: true, identity: true,
            default: "smallest free number >= settings.min_internal",
            help: "The internal number that rings it; no agent or operator has the same."),
          Field(
            "description", \.description, "Description", since: 2,
            help: "Where it stands, for colleagues."),
        ])
    ])

  public func conditionProblems(_ settings: CentreSettings) -> [Problem] {
    let least = settings.numbers.minInternal
    guard !number.text.isEmpty, number < least else { return [] }
    return Self.catalogue.fields.filter { $0.editor.kind == .digits }.map {
      $0.problem(sentence: "Number must be \(least.text) or larger, as the settings say.")
    }
  }
}
