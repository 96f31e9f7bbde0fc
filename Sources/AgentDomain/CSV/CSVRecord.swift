/// A place in a file as editors count it: line and character, both from 1.
public struct CSVPlace: Hashable, Sendable {
  public let line, column: Int

  public init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

  /// `12:3`
  public var written: String { "\(line):\(column)" }
}

/// The cells of one record, and where each of them stands.
public struct CSVRecord: Sendable {
  /// The line on which it begins; line breaks in quotes make it longer than one.
  public let line: Int
  /// Where it begins, in bytes from the start of the file.
  public let offset: Int
  public let cells: [String]
  private let bytes: [UInt8]
  private let starts: [Int]

  /// - Parameter starts: where each cell begins in the bytes, its quote included.
  init(line: Int, offset: Int, cells: [String], bytes: [UInt8], starts: [Int]) {
    (self.line, self.offset, self.cells) = (line, offset, cells)
    (self.bytes, self.starts) = (bytes, starts)
  }

  /// Where a cell begins.
  public func place(of cell: Int) -> CSVPlace {
    guard starts.indices.contains(cell) else { return CSVPlace(line: line, column: 1) }
    return CSVPlace(of: starts[cell], in: bytes[...], from: line)
  }
}

/// A line that is no record, and why, in a sentence that says what to do.
public struct CSVRefusal: Error, Hashable, Sendable {
  public let place: CSVPlace
  public let sentence: String

  init(_ place: CSVPlace, _ sentence: String) { (self.place, self.sentence) = (place, sentence) }
}

extension CSVPlace {
  /// Where a byte stands whose record begins on a line; what is no UTF-8 counts as characters too.
  init(of index: Int, in bytes: ArraySlice<UInt8>, from first: Int) {
    let before = bytes.prefix(index)
    let breaks = before.count { $0 == CSVByte.lineFeed }
    let start = before.lastIndex(of: CSVByte.lineFeed).map { $0 + 1 } ?? before.startIndex
    self.init(
      line: first + breaks, column: String(decoding: before[start...], as: UTF8.self).count + 1)
  }
}

/// The bytes that mean something between cells.
enum CSVByte {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
}
