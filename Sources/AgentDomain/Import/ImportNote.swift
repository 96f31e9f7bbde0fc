/// What is wrong at one place of a file, or worth knowing there.
public struct ImportNote: Hashable, Sendable {
  public let place: CSVPlace
  /// The name of the column, where it is about one.
  public let column: String?
  public let sentence: String

  public init(_ place: CSVPlace, column: String? = nil, _ sentence: String) {
    (self.place, self.column, self.sentence) = (place, column, sentence)
  }

  init(_ refusal: CSVRefusal) { self.init(refusal.place, refusal.sentence) }

  /// `12:3 (email): Email must be ...`
  public var written: String {
    "\(place.written)\(column.map { " (\($0))" } ?? ""): \(sentence)"
  }
}
