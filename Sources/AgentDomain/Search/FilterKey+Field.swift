/// The keys that are fields: every stored field of the catalogue by its id, read after its kind.
extension FilterKey {
  /// A field that holds several elements goes by its singular as well: `codec:` asks for one codec.
  static func field<Record: DirectoryRecord>(_ field: Field<Record>) -> FilterKey {
    let section = Record.catalogue.part(of: field.id)?.section
    return FilterKey(
      names: names(of: field), title: section.map { "\(field.label) (\($0))" } ?? field.label
    ) { _ in
      choices(of: field)
    } read: { (token, context) throws(FilterMistake) in
      .test(try test(field, token, context))
    }
  }

  private static func names<Record: DirectoryRecord>(
    of field: Field<Record>
  ) -> [String] {
    let isPlural = field.editor.kind.isList && field.id.hasSuffix("s")
    return isPlural ? [String(field.id.dropLast()), field.id] : [field.id]
  }

  private static func choices<Record: DirectoryRecord>(
    of field: Field<Record>
  ) -> [Editor.Choice] {
    switch field.editor.kind {
    case .toggle, .state: [.init("on", "\(field.label): on"), .init("off", "\(field.label): off")]
    case .timestamp: FilterTime.examples
    default: field.editor.choices
    }
  }

  private static func test<Record: DirectoryRecord>(
    _ field: Field<Record>, _ token: FilterToken, _ context: Context
  ) throws(FilterMistake) -> ListQuery.Test {
    switch field.editor.kind {
    case .choice, .toggle, .state: try equality(field, token)
    case .ordered, .switches: try element(field, token)
    case .number, .port: try number(field, token)
    case .timestamp: try time(field, token, context)
    case .text, .multiline, .email, .digits, .groups, .phone, .path, .hostPort, .image, .names,
      .program:
      try text(field, token)
    }
  }

  private static func equality<Record: DirectoryRecord>(
    _ field: Field<Record>, _ token: FilterToken
  ) throws(FilterMistake) -> ListQuery.Test {
    let key = names(of: field)[0]
    let choices = choices(of: field)
    var draft = Record()
    guard let choice = choices.named(token.value) else {
      throw FilterMistake(key, token.value, noneOf: choices.map(\.value))
    }
    do { try field.read(&draft, choice.value) } catch {
      throw FilterMistake(key, token.value, wanted: error.expected)
    }
    return .equals(field: field.id, field.stored(draft))
  }

  /// One of several; `codec:""` asks for those who have none.
  private static func element<Record: DirectoryRecord>(
    _ field: Field<Record>, _ token: FilterToken
  ) throws(FilterMistake) -> ListQuery.Test {
    if token.isQuoted, token.value.isEmpty { return .equals(field: field.id, .text("")) }
    guard let choice = field.editor.choices.named(token.value) else {
      throw FilterMistake(
        names(of: field)[0], token.value, noneOf: field.editor.choices.map(\.value))
    }
    return .holds(field: field.id, element: choice.value)
  }

  private static func number<Record: DirectoryRecord>(
    _ field: Field<Record>, _ token: FilterToken
  ) throws(FilterMistake) -> ListQuery.Test {
    let (comparison, rest) = Comparison.split(token.value)
    guard rest.count <= 9, rest.allSatisfy(\.isASCIIDigit), let number = Int64(rest) else {
      throw FilterMistake(field.id, token.value, wanted: "a number such as 3, <3 or >=3")
    }
    return switch comparison {
    case .same: .equals(field: field.id, .integer(number))
    case .below: .below(field: field.id, number)
    case .atMost: .below(field: field.id, number + 1)
    case .above: .atLeast(field: field.id, number + 1)
    case .atLeast: .atLeast(field: field.id, number)
    }
  }

  private static func time<Record: DirectoryRecord>(
    _ field: Field<Record>, _ token: FilterToken, _ context: Context
  ) throws(FilterMistake) -> ListQuery.Test {
    if token.isQuoted, token.value.isEmpty { return .equals(field: field.id, .null) }
    guard let time = FilterTime(token.value, now: context.now) else {
      throw FilterMistake(field.id, token.value, wanted: FilterTime.wanted)
    }
    return ListQuery.Test(
      time, since: { .atLeast(field: field.id, $0) }, before: { .below(field: field.id, $0) })
  }

  /// Part of the text; `alias:""` asks for those who have none.
  private static func text<Record: DirectoryRecord>(
    _ field: Field<Record>, _ token: FilterToken
  ) throws(FilterMistake) -> ListQuery.Test {
    if token.isQuoted, token.value.isEmpty { return .equals(field: field.id, .text("")) }
    let folded = token.value.folded
    guard !folded.isEmpty else {
      throw FilterMistake("\(field.id): takes a part of the text, or \"\" where there is none.")
    }
    return .contains(field: field.id, text: folded)
  }
}
