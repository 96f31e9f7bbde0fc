/// Reads a file of cells record by record, strictly, with as much memory as its longest record needs.
///
/// A UTF-8 BOM is stripped, the header line decides between `,`, `;` and tab, lines end with CR LF or LF,
/// and every record has as many cells as the header. https://www.rfc-editor.org/rfc/rfc4180
public struct CSVReader {
  /// Where to go on in a file whose header was read before.
  public struct Start: Hashable, Sendable {
    public var offset, line: Int
    fileprivate let delimiter: UInt8
    fileprivate let width: Int
  }

  /// More than any line needs; a quote that nothing closes ends here, and not at the end of the memory.
  static let recordLimit = 1 << 20

  private let source: any ByteSource
  private let pieceSize: Int
  private var delimiter: UInt8
  private var width: Int?
  private var line = 1
  /// Where the buffer begins in the file.
  private var offset = 0
  private var buffer: [UInt8] = []
  /// The first byte of the buffer that no record has taken.
  private var next = 0
  private var isAtEnd = false
  private var isOver = false

  /// Begins at the first line, which is read as the header.
  /// - Throws: what the source throws.
  public init(_ source: any ByteSource) throws { try self.init(source, pieceSize: 1 << 16) }

  init(_ source: any ByteSource, pieceSize: Int) throws {
    (self.source, self.pieceSize, delimiter) = (source, pieceSize, CSVByte.delimiters[0])
    while buffer.count < 3, try fill() {}
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
    try detectDelimiter()
  }

  /// Goes on where another reader of the same file was.
  public init(_ source: any ByteSource, from start: Start) {
    (self.source, pieceSize, offset, line) = (source, 1 << 16, start.offset, start.line)
    (delimiter, width) = (start.delimiter, start.width)
  }

  /// A record's place to go on from, once the header was read.
  public func start(at record: CSVRecord) -> Start {
    Start(
      offset: record.offset, line: record.line, delimiter: delimiter,
      width: width ?? record.cells.count)
  }

  /// The next record, or why the next line is none; nil at the end. Empty lines are skipped.
  /// - Throws: what the source throws.
  public mutating func read() throws -> Result<CSVRecord, CSVRefusal>? {
    while !isOver {
      var scan = CSVScan(delimiter: delimiter)
      guard try find(&scan) else { return .failure(refuseRest(scan)) }
      guard scan.length > 0 else { break }
      let found = record(scan)
      pass(scan.length)
      if let found { return found }
    }
    isOver = true
    return nil
  }

  // MARK: - Finding a record

  /// Looks for the end of the record, and reads more where it needs it.
  /// - Returns: false where there is no end.
  private mutating func find(_ scan: inout CSVScan) throws -> Bool {
    while true {
      let unseen = buffer[(next + scan.length)...]
      if unseen.withUnsafeBufferPointer({ scan.take($0) }) { return true }
      guard scan.length <= Self.recordLimit else { return false }
      if try !fill() {
        scan.end()
        return !scan.isQuoted
      }
    }
  }

  /// Nothing behind this place can be told apart any more.
  private mutating func refuseRest(_ scan: CSVScan) -> CSVRefusal {
    isOver = true
    let rest = buffer[next...]
    guard scan.isQuoted else {
      let sentence = "The line is longer than 1 MiB: this is no file of agents."
      return CSVRefusal(CSVPlace(line: line, column: 1), sentence)
    }
    return CSVRefusal(
      CSVPlace(of: scan.quoteStart, in: rest, from: line),
      "The quote that begins here is never closed: close it behind the cell's text.")
  }

  private mutating func pass(_ length: Int) {
    line += buffer[next..<(next + length)].count { $0 == CSVByte.lineFeed }
    next += length
  }

  /// Reads one more piece behind what is not taken yet.
  private mutating func fill() throws -> Bool {
    guard !isAtEnd else { return false }
    let piece = try source.read(at: offset + buffer.count, upTo: pieceSize)
    guard !piece.isEmpty else {
      isAtEnd = true
      return false
    }
    buffer.removeFirst(next)
    (offset, next) = (offset + next, 0)
    buffer += piece
    return true
  }

  /// Whichever delimiter stands most often in the header; a comma where there is none. No text holds the
  /// byte by which the line is looked for.
  private mutating func detectDelimiter() throws {
    var scan = CSVScan(delimiter: 0xFF)
    _ = try find(&scan)
    let header = buffer[next..<(next + scan.length)]
    let counts = CSVByte.delimiters.map { delimiter in header.count { $0 == delimiter } }
    if let most = counts.max(), let place = counts.firstIndex(of: most) {
      delimiter = CSVByte.delimiters[place]
    }
  }

  // MARK: - Reading its cells

  /// The record, why it is none, or nil for an empty line.
  private mutating func record(_ scan: CSVScan) -> Result<CSVRecord, CSVRefusal>? {
    let bytes = buffer[next..<(next + scan.length)]
    if let (kind, index) = scan.fault {
      return .failure(CSVRefusal(CSVPlace(of: index, in: bytes, from: line), kind.sentence))
    }
    if scan.cells.count == 1, scan.cells[0].first == scan.cells[0].end { return nil }
    var cells: [String] = []
    cells.reserveCapacity(scan.cells.count)
    for cell in scan.cells {
      guard let text = Self.text(cell, bytes) else {
        return .failure(notUTF8(cell, bytes))
      }
      cells.append(text)
    }
    if let refusal = wrongWidth(cells.count) { return .failure(refusal) }
    return .success(
      CSVRecord(
        line: line, offset: offset + next, cells: cells, bytes: Array(bytes),
        starts: scan.cells.map(\.first)))
  }

  private static func text(_ cell: CSVScan.Cell, _ bytes: ArraySlice<UInt8>) -> String? {
    guard cell.start < cell.end else { return "" }
    let first = bytes.startIndex
    let content = bytes[(first + cell.start)..<(first + cell.end)]
    guard cell.hasDoubled else { return String(validating: content, as: UTF8.self) }
    var single: [UInt8] = []
    var isSecond = false
    for byte in content {
      isSecond = byte == CSVByte.quote && !isSecond
      if byte != CSVByte.quote || isSecond { single.append(byte) }
    }
    return String(validating: single, as: UTF8.self)
  }

  /// Says where the first character stands that is none.
  private func notUTF8(_ cell: CSVScan.Cell, _ bytes: ArraySlice<UInt8>) -> CSVRefusal {
    let first = bytes.startIndex
    var (valid, decoder) = (cell.start, UTF8())
    var rest = bytes[(first + cell.start)..<(first + cell.end)].makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) { valid += UTF8.width(scalar) }
    return CSVRefusal(
      CSVPlace(of: valid, in: bytes, from: line),
      "A character is not UTF-8: save the file as CSV in UTF-8.")
  }

  private mutating func wrongWidth(_ count: Int) -> CSVRefusal? {
    guard let width else {
      width = count
      return nil
    }
    guard count != width else { return nil }
    return CSVRefusal(
      CSVPlace(line: line, column: 1),
      "The line has \(count) cell\(count == 1 ? "" : "s") where the header has \(width): put quotes around cells that hold the delimiter."
    )
  }
}
