/// Finds the end of one record, and of each of its cells, however the bytes are cut into pieces.
///
/// Everything is counted from the record's first byte. After a fault it goes on to the next line feed, so
/// that the lines behind it can still be read. https://www.rfc-editor.org/rfc/rfc4180#section-2
struct CSVScan {
  /// A cell's bytes without its quotes, and whether quotes in it are doubled.
  struct Cell {
    var start, end: Int
    var isQuoted = false
    var hasDoubled = false
    /// Where the cell begins, its quote included.
    var first: Int { isQuoted ? start - 1 : start }
  }

  enum Fault {
    case quoteInside, textBehindQuote, loneReturn, nul

    var sentence: String {
      switch self {
      case .quoteInside:
        "A quote stands inside a cell that has none around it: put quotes around the cell and double this one."
      case .textBehindQuote:
        "Text stands behind the closing quote: double the quotes inside the cell, or end the cell here."
      case .loneReturn:
        "A carriage return stands alone: end lines with CR LF or LF, or put quotes around the cell."
      case .nul: "The line holds a NUL byte: save the file as CSV in UTF-8."
      }
    }
  }

  private enum State { case fresh, plain, quoted, closing, returning, skipping }

  let delimiter: UInt8
  private(set) var cells: [Cell] = []
  private(set) var fault: (kind: Fault, at: Int)?
  /// How many bytes were looked at.
  private(set) var length = 0
  private var state = State.fresh
  private var cell = Cell(start: 0, end: 0)

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Whether a quote is open that nothing closed yet.
  var isQuoted: Bool { state == .quoted }
  var quoteStart: Int { cell.first }

  /// Looks at more bytes.
  /// - Returns: whether the record's line feed was among them; nothing behind it was looked at.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes {
      let isEnd = take(byte)
      length += 1
      if isEnd { return true }
    }
    return false
  }

  /// No byte follows: a record without a line feed ends here.
  mutating func end() {
    switch state {
    case .returning: fail(.loneReturn, at: length - 1)
    case .quoted, .skipping: break
    case .fresh, .plain: finish(at: length)
    case .closing: cells.append(cell)
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    switch state {
    case .plain:
      guard byte == delimiter else { return takePlain(byte) }
      begin()
    case .fresh:
      guard byte == delimiter else { return takeFirst(byte) }
      begin()
    case .quoted:
      if byte == CSVByte.quote { close() } else if byte == 0 { fail(.nul) }
    case .closing: return takeBehindQuote(byte)
    case .returning:
      if byte == CSVByte.lineFeed { return true }
      fail(.loneReturn, at: length - 1)
    case .skipping: return byte == CSVByte.lineFeed
    }
    return false
  }

  private mutating func takePlain(_ byte: UInt8) -> Bool {
    switch byte {
    case CSVByte.lineFeed:
      finish(at: length)
      return true
    case CSVByte.carriageReturn:
      finish(at: length)
      state = .returning
    case CSVByte.quote: fail(.quoteInside)
    case 0: fail(.nul)
    default: state = .plain
    }
    return false
  }

  private mutating func takeFirst(_ byte: UInt8) -> Bool {
    guard byte == CSVByte.quote else { return takePlain(byte) }
    cell = Cell(start: length + 1, end: length + 1, isQuoted: true)
    state = .quoted
    return false
  }

  private mutating func takeBehindQuote(_ byte: UInt8) -> Bool {
    switch byte {
    case CSVByte.quote:
      cell.hasDoubled = true
      state = .quoted
    case delimiter:
      cells.append(cell)
      start()
    case CSVByte.lineFeed:
      cells.append(cell)
      return true
    case CSVByte.carriageReturn:
      cells.append(cell)
      state = .returning
    default: fail(.textBehindQuote)
    }
    return false
  }

  private mutating func begin() {
    finish(at: length)
    start()
  }

  private mutating func start() {
    cell = Cell(start: length + 1, end: length + 1)
    state = .fresh
  }

  private mutating func close() {
    cell.end = length
    state = .closing
  }

  private mutating func finish(at end: Int) {
    cell.end = end
    cells.append(cell)
  }

  private mutating func fail(_ kind: Fault, at index: Int? = nil) {
    fault = (kind, index ?? length)
    state = .skipping
  }
}
