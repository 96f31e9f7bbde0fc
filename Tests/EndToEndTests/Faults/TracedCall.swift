/// One finished system call of a log that `strace -y -xx` wrote.
struct TracedCall {
  let name: String
  /// The first descriptor, and the file that it stands for.
  private(set) var descriptor: Int?
  private(set) var file: String?
  /// The quoted arguments, decoded.
  private(set) var texts: [[UInt8]] = []
  /// The plain numbers among the arguments.
  private(set) var numbers: [Int] = []
  private(set) var flags = ""
  /// What the call returned, and the file behind a returned descriptor.
  private(set) var count: Int?
  private(set) var result: String?

  var succeeded: Bool { (count ?? -1) >= 0 }
  var paths: [String] { texts.map { String(decoding: $0, as: UTF8.self) } }

  init?(_ line: ArraySlice<UInt8>) {
    guard let open = line.firstIndex(of: UInt8(ascii: "(")) else { return nil }
    name = String(decoding: line[..<open], as: UTF8.self)
    var reader = TraceReader(rest: line[(open + 1)...])
    while let argument = reader.argument() { take(argument) }
    (count, result) = reader.outcome()
  }

  private mutating func take(_ argument: TraceReader.Argument) {
    switch argument {
    case .text(let bytes): texts.append(bytes)
    case .descriptor(let number, let path) where descriptor == nil:
      (descriptor, file) = (number, path)
    case .word(let word):
      if let number = Int(word) { numbers.append(number) } else { flags += word }
    case .descriptor: break
    }
  }
}

/// Takes the arguments of a call one by one.
struct TraceReader {
  enum Argument {
    case text([UInt8])
    case descriptor(Int, String)
    case word(String)
  }

  var rest: ArraySlice<UInt8>

  mutating func argument() -> Argument? {
    rest = rest.drop { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
    guard let first = rest.first, first != UInt8(ascii: ")") else { return nil }
    if first == UInt8(ascii: "\"") { return .text(quoted()) }
    let word = take { ![UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "<")].contains($0) }
    guard rest.first == UInt8(ascii: "<") else { return .word(word) }
    return .descriptor(Int(word) ?? -1, bracketed())
  }

  /// What stands behind the arguments: `) = 3<path>`.
  mutating func outcome() -> (Int?, String?) {
    rest = rest.drop { [UInt8(ascii: ")"), UInt8(ascii: " "), UInt8(ascii: "=")].contains($0) }
    let number = Int(take { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) })
    return (number, rest.first == UInt8(ascii: "<") ? bracketed() : nil)
  }

  private mutating func take(while belongs: (UInt8) -> Bool) -> String {
    let word = rest.prefix(while: belongs)
    rest = rest.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func bracketed() -> String {
    let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }
    rest = rest.dropFirst(inside.count + 2)
    return String(decoding: Self.decoded(inside), as: UTF8.self)
  }

  private mutating func quoted() -> [UInt8] {
    let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
    rest = rest.dropFirst(inside.count + 2)
    return Self.decoded(inside)
  }

  /// `\x2f` to a byte; whatever is not in that form stays as it is.
  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.first == UInt8(ascii: "\\") else { return Array(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4)
    text.withUnsafeBufferPointer { text in
      var at = 0
      while at + 3 < text.count {
        bytes.append(digit(text[at + 2]) << 4 | digit(text[at + 3]))
        at += 4
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 ? byte - 0x57 : byte & 0x0f
  }
}
