import AgentDomain
import Foundation
import Testing

@Suite struct `The catalogue of agents` {
  private let specified: [SpecifiedField]
  private let declared = FieldDescription.all(of: Agent.self)

  init() throws { specified = try SpecifiedField.all() }

  @Test func `has the fields of the specification in their order, and no others`() {
    #expect(declared.map(\.key) == specified.map(\.key))
  }

  @Test func `says of each field what the specification says`() {
    for (field, row) in zip(declared, specified) {
      #expect(field.tabs.joined(separator: "|") == row.tab, "\(row.key)")
      #expect(field.section == row.section, "\(row.key)")
      #expect(field.kind == row.kind, "\(row.key)")
      #expect(field.choices == row.choices, "\(row.key)")
      #expect(field.default == row.defaultText, "\(row.key)")
      #expect(field.required == (row.required == "yes"), "\(row.key)")
      #expect(field.editable == row.editable, "\(row.key)")
      #expect(field.visible == row.visible, "\(row.key)")
    }
  }

  /// The specification describes the label of the modules instead of giving it.
  @Test func `uses the labels of the specification`() {
    for (field, row) in zip(declared, specified) where field.kind != "switches" {
      #expect(field.label == row.label, "\(row.key)")
    }
  }

  @Test func `goes out and comes back as JSON`() throws {
    let data = try JSONEncoder().encode(declared)
    #expect(try JSONDecoder().decode([FieldDescription].self, from: data) == declared)
  }

  @Test func `has defaults that its own rules accept`() {
    for field in Agent.catalogue.fields where !field.isRequired {
      #expect(field.problem(in: Agent()) == nil, "\(field.id)")
    }
    for field in CentreSettings.catalogue.fields {
      #expect(field.problem(in: CentreSettings()) == nil, "\(field.id)")
    }
  }

  @Test func `explains each field in one or two short sentences`() {
    for field in declared + FieldDescription.all(of: CentreSettings.self) {
      #expect(field.help.hasSuffix("."), "\(field.key)")
      #expect(field.help.count <= 110, "\(field.key): \(field.help.count)")
      #expect(!field.help.isEmpty && !field.label.isEmpty)
    }
  }
}

/// The stored values inside a record, by their place.
private func leaves(of value: Any, at place: String = "") -> [String: String] {
  if let leaf = value as? any FieldValue { return [place: String(describing: leaf.stored)] }
  if value is CentreSettings.Inventory { return [:] }
  var all: [String: String] = [:]
  for child in Mirror(reflecting: value).children {
    all.merge(leaves(of: child.value, at: "\(place).\(child.label ?? "?")")) { one, _ in one }
  }
  return all
}

/// The record with another value in one field.
private func altered<Record: Catalogued>(_ field: Field<Record>) -> Record? {
  let hash = String(repeating: "0", count: 64)
  let words = field.editor.choices.map(\.value) + ["zz", "png 1x1 1 \(hash)"]
  let numbers: [Scalar] = [.integer(0), .integer(1), .integer(77)]
  for scalar in numbers + words.map(Scalar.text) {
    var record = Record()
    guard (try? field.restore(scalar, into: &record)) != nil else { continue }
    if field.stored(record) != field.stored(Record()) { return record }
  }
  return nil
}

@Suite struct `Every stored property` {
  private func check<Record: Catalogued>(_ type: Record.Type) throws {
    let fresh = leaves(of: Record())
    var reached: [String: [String]] = [:]
    for field in Record.catalogue.storedFields {
      let record = try #require(altered(field), "\(field.id) has only one value")
      for (place, value) in leaves(of: record) where value != fresh[place] {
        reached[place, default: []].append(field.id)
      }
    }
    for place in fresh.keys {
      #expect(reached[place]?.count == 1, "\(place) has the fields \(reached[place] ?? [])")
    }
    #expect(fresh.count == Record.catalogue.storedFields.count)
  }

  @Test func `of an agent has one field`() throws { try check(Agent.self) }
  @Test func `of the settings has one field`() throws { try check(CentreSettings.self) }
  @Test func `of a queue has one field`() throws { try check(Queue.self) }
  @Test func `of a team has one field`() throws { try check(Team.self) }
  @Test func `of a profile has one field`() throws { try check(Profile.self) }
  @Test func `of a telephone has one field`() throws { try check(Telephone.self) }
  @Test func `of a module has one field`() throws { try check(Module.self) }

  @Test func `is written and stored without loss`() throws {
    for field in Agent.catalogue.storedFields {
      let record = try #require(altered(field))
      var (read, loaded) = (Agent(), Agent())
      try field.restore(field.stored(record), into: &loaded)
      #expect(field.stored(loaded) == field.stored(record), "\(field.id)")
      guard field.problem(in: record) == nil, field.written(record) != "zz" else { continue }
      try field.enter(field.written(record), into: &read)
      #expect(field.stored(read) == field.stored(record), "\(field.id)")
    }
  }
}
