/// Looks at what the worker's saves left in a database.
struct SaverCheck {
  private let file: SQLiteFile

  init(_ path: String) { file = SQLiteFile(path) }

  private static let questions = """
    PRAGMA integrity_check;
    SELECT ifnull((SELECT CAST(description AS INTEGER) FROM agent WHERE username = 'hot0'), 0);
    SELECT count(*) FROM history WHERE name = 'hot0' AND field = 'description'
      AND CAST(after AS INTEGER) > 0;
    SELECT count(*) FROM change_set;
    SELECT count(DISTINCT change_id) FROM history;
    """

  /// What is wrong, or nil: the database is whole, no acknowledged save is missing, and each save has
  /// its history.
  func problem(acknowledged: Int) throws -> String? {
    let answers = try file.rows(Self.questions).map { $0.first ?? "" }
    guard answers.count == 5, answers[0] == "ok" else { return "damaged: \(answers)" }
    let numbers = answers.dropFirst().map { Int($0) ?? -1 }
    if numbers[0] < acknowledged { return "lost: \(numbers[0]) of \(acknowledged) acknowledged" }
    if numbers[1] != numbers[0] { return "\(numbers[1]) lines of history for \(numbers[0]) saves" }
    return numbers[2] == numbers[3] ? nil : "a change without history"
  }
}

extension SQLiteFile {
  /// Whether the file is whole, and everything in it, as one text.
  var fingerprint: String {
    get throws {
      try rows("PRAGMA integrity_check;\n.dump").map { $0.joined(separator: "|") }
        .joined(separator: "\n")
    }
  }
}

extension Centre {
  var fingerprint: String { get throws { try SQLiteFile(database).fingerprint } }
}
