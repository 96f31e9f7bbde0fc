/// The bytes of a program's output, taken apart into what a terminal would print and what it would obey.
public struct ControlSequences: Sendable {
  public enum Part: Hashable, Sendable {
    case text([UInt8])
    /// One of the C0 controls other than ESC, or DEL.
    case control(UInt8)
    /// `ESC [`: the parameters with their leader, and the last bytes, such as `m`.
    case csi(String, String)
    /// Any other escape, without the ESC.
    case escape([UInt8])
    /// `ESC ]`, `ESC P`, `ESC ^`, `ESC _`, `ESC X` up to their end.
    case string([UInt8])
  }

  public let parts: [Part]

  public init(_ bytes: some Collection<UInt8>) {
    var reader = PartReader(rest: Array(bytes)[...])
    var parts: [Part] = []
    while let part = reader.next() { parts.append(part) }
    self.parts = parts
  }

  /// The text alone, read as UTF-8.
  public var text: String {
    let bytes = parts.flatMap { part -> [UInt8] in
      if case .text(let bytes) = part { bytes } else { [] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The numbers of all SGR sequences that set a colour other than back to the terminal's own.
  public var colours: [Int] {
    let numbers = parts.flatMap { part -> [Int] in
      guard case .csi(let parameters, "m") = part else { return [] }
      return parameters.split { $0 == ";" || $0 == ":" }.compactMap { Int($0) }
    }
    return numbers.filter { (30...49).contains($0) || (90...107).contains($0) }
  }
}

private struct PartReader {
  var rest: ArraySlice<UInt8>

  mutating func next() -> ControlSequences.Part? {
    guard let first = rest.first else { return nil }
    if first == 0x1b {
      rest = rest.dropFirst()
      return escape()
    }
    if first < 0x20 || first == 0x7f {
      rest = rest.dropFirst()
      return .control(first)
    }
    return .text(take { $0 >= 0x20 && $0 != 0x7f })
  }

  private mutating func take(while belongs: (UInt8) -> Bool) -> [UInt8] {
    let taken = rest.prefix(while: belongs)
    rest = rest.dropFirst(taken.count)
    return Array(taken)
  }

  private mutating func escape() -> ControlSequences.Part {
    guard let kind = rest.popFirst() else { return .escape([]) }
    switch kind {
    case UInt8(ascii: "["): return csi()
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "^"), UInt8(ascii: "_"),
      UInt8(ascii: "X"):
      return string(kind)
    case 0x20...0x2f:
      let middle = take { (0x20...0x2f).contains($0) }
      return .escape([kind] + middle + [rest.popFirst() ?? 0])
    default: return .escape([kind])
    }
  }

  private mutating func csi() -> ControlSequences.Part {
    let parameters = take { (0x30...0x3f).contains($0) }
    let last = take { (0x20...0x2f).contains($0) } + [rest.popFirst() ?? 0]
    return .csi(String(decoding: parameters, as: UTF8.self), String(decoding: last, as: UTF8.self))
  }

  private mutating func string(_ kind: UInt8) -> ControlSequences.Part {
    let body = take { $0 != 0x07 && $0 != 0x1b }
    if rest.popFirst() == 0x1b { rest = rest.dropFirst() }
    return .string([kind] + body)
  }
}
