/// The lines of a file of agents, one after the other.
public struct ImportReader {
  /// A line of it.
  public enum Line: Sendable {
    case agent(ImportedAgent)
    case refused(ImportNote)
  }

  /// A place in a file from which its lines can be read again.
  public struct Bookmark: Sendable {
    fileprivate let header: ImportHeader
    fileprivate let start: CSVReader.Start
  }

  private let header: ImportHeader
  private var reader: CSVReader

  /// Reads the header.
  /// - Throws: `ImportHeader.Wrong` where it is none of agents, otherwise what the source throws.
  public init(_ source: any ByteSource) throws {
    reader = try CSVReader(source)
    switch try reader.read() {
    case .success(let record): header = try ImportHeader(record)
    case .failure(let refusal): throw ImportHeader.Wrong(notes: [ImportNote(refusal)])
    case nil:
      let sentence = "The file is empty: its first line must name the columns, username among them."
      throw ImportHeader.Wrong(notes: [ImportNote(CSVPlace(line: 1, column: 1), sentence)])
    }
  }

  public init(_ source: any ByteSource, from bookmark: Bookmark) {
    (header, reader) = (bookmark.header, CSVReader(source, from: bookmark.start))
  }

  /// The next line, or nil at the end.
  /// - Throws: what the source throws.
  public mutating func next() throws -> Line? {
    try reader.read().map { result in
      switch result {
      case .success(let record): .agent(ImportedAgent(record, header))
      case .failure(let refusal): .refused(ImportNote(refusal))
      }
    }
  }

  /// At most so many lines.
  public mutating func next(_ limit: Int) throws -> [Line] {
    var lines: [Line] = []
    while lines.count < limit, let line = try next() { lines.append(line) }
    return lines
  }

  public func bookmark(at line: ImportedAgent) -> Bookmark {
    Bookmark(header: header, start: reader.start(at: line.record))
  }

  /// Whether the file brings passwords along.
  public var hasPasswords: Bool { header.column(ImportHeader.password) != nil }
}

/// What a dry run says of one line.
public enum ImportStep: Sendable {
  case planned(ImportPlan, ImportReader.Bookmark)
  /// The line cannot be read at all.
  case refused(ImportNote)

  /// In the order of their places.
  public var problems: [ImportNote] {
    switch self {
    case .planned(let plan, _):
      plan.problems.sorted {
        ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
      }
    case .refused(let note): [note]
    }
  }

  public var warnings: [ImportNote] {
    if case .planned(let plan, _) = self { plan.warnings } else { [] }
  }
}
