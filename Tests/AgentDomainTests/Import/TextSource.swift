import AgentDomain

/// Bytes in memory, in the place of a file.
struct TextSource: ByteSource {
  let name = "agents.csv"
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }
  init(bytes: [UInt8]) { self.bytes = bytes }

  func read(at offset: Int, upTo count: Int) -> [UInt8] {
    Array(bytes.dropFirst(offset).prefix(count))
  }
}

/// Bytes that come in pieces of another size than asked for.
struct PiecewiseSource: ByteSource {
  let name = "agents.csv"
  let bytes: [UInt8]
  let size: Int

  func read(at offset: Int, upTo count: Int) -> [UInt8] {
    Array(bytes.dropFirst(offset).prefix(min(size, count)))
  }
}

extension CSVReader {
  /// Everything that is left: cells joined by `|`, refusals by their places and first words.
  mutating func rest() throws -> [String] {
    var lines: [String] = []
    while let result = try read() {
      switch result {
      case .success(let record):
        lines.append("\(record.line): " + record.cells.joined(separator: "|"))
      case .failure(let refusal): lines.append("! \(refusal.place.written) \(refusal.sentence)")
      }
    }
    return lines
  }
}
