/// Turns the bytes of a terminal into keys: a value that needs no terminal and no clock.
///
/// It goes byte by byte, so how the bytes were cut into pieces does not matter. What terminfo says
/// goes first, then the grammar of ECMA-48 with what xterm, VT, Linux console and rxvt send.
/// Whatever arrives, what is kept is bounded: 64 bytes of a sequence, 8 MiB of a paste.
public struct KeyDecoder: Sendable {
  static let pasteLimit = 8 << 20
  static let sequenceLimit = 64
  /// So many waits without a byte end a paste whose end never came; at 100 ms each, five seconds.
  static let pastePatience = 50

  enum State: Equatable {
    case ground
    case sequence([UInt8])
    case paste
    /// A paste above the limit was delivered; its rest is dropped.
    case pasteOverflow
  }

  private let table: KeyTable
  private let backspace: UInt8
  private var state = State.ground
  /// What was pasted so far; above the limit the last bytes only, to find the end in.
  private var pasted: [UInt8] = []
  private var assembler = UTF8Assembler()
  private var isAlt = false
  private var waits = 0

  /// - Parameters:
  ///   - sequences: what this terminal sends, from terminfo; those that do not begin with ESC are
  ///     ignored, a program must not guess with typed text.
  ///   - backspace: the byte the terminal's driver erases with; 0x08 and 0x7f always do as well.
  public init(sequences: [(bytes: [UInt8], key: Key)] = [], backspace: UInt8 = 0x7F) {
    table = KeyTable(sequences)
    self.backspace = backspace
  }

  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
    waits = 0
    var keys: [Key] = []
    for byte in bytes { take(byte, into: &keys) }
    return keys
  }

  /// Whether the bytes so far may go on: an ESC, a part of a sequence, of a character or a paste.
  public var isWaiting: Bool { state != .ground || !assembler.pending.isEmpty }

  /// The wait is over: what is pending becomes keys.
  ///
  /// A paste outlives many waits, so that a slow
  /// line never turns pasted text into commands.
  public mutating func timeout() -> [Key] {
    var keys: [Key] = []
    switch state {
    case .ground: abandonCharacter(into: &keys)
    case .sequence(let bytes):
      state = .ground
      keys = table.key(for: bytes).map { [$0] } ?? EscapeGrammar.abandoned(bytes)
    case .paste, .pasteOverflow:
      waits += 1
      if waits >= Self.pastePatience { endPaste(into: &keys) }
    }
    return keys
  }

  private mutating func take(_ byte: UInt8, into keys: inout [Key]) {
    switch state {
    case .ground: takeText(byte, into: &keys)
    case .sequence(let bytes): takeSequence(bytes, byte, into: &keys)
    case .paste, .pasteOverflow: takePasted(byte, into: &keys)
    }
  }
}

extension KeyDecoder {
  private mutating func takeText(_ byte: UInt8, into keys: inout [Key]) {
    switch assembler.feed(byte) {
    case .needsMore: break
    case .invalid(_, let again):
      emit("\u{FFFD}", into: &keys)
      if again { take(byte, into: &keys) }
    case .scalar(let scalar) where scalar.value == 0x1B:
      state = .sequence([0x1B])
    case .scalar(let scalar): emit(scalar, into: &keys)
    }
  }

  private mutating func emit(_ scalar: Unicode.Scalar, into keys: inout [Key]) {
    defer { isAlt = false }
    if scalar.value < 0x20 || scalar.value == 0x7F {
      keys.append(EscapeGrammar.control(UInt8(scalar.value), backspace: backspace))
    } else {
      let isControl = (0x80..<0xA0).contains(scalar.value)
      let character = Character(isControl ? "\u{FFFD}" : scalar)
      keys.append(isAlt ? .alt(character) : .character(character))
    }
  }

  private mutating func abandonCharacter(into keys: inout [Key]) {
    if !assembler.abandon().isEmpty { emit("\u{FFFD}", into: &keys) }
    isAlt = false
  }

  private mutating func takeSequence(_ bytes: [UInt8], _ byte: UInt8, into keys: inout [Key]) {
    let longer = bytes + [byte]
    if table.mayGoOn(longer) {
      state = .sequence(longer)
    } else if let key = table.key(for: longer) {
      state = .ground
      keys.append(key)
    } else if let key = table.key(for: bytes) {
      state = .ground
      keys.append(key)
      take(byte, into: &keys)
    } else {
      judge(EscapeGrammar.step(bytes, byte), bytes, byte, into: &keys)
    }
  }

  private mutating func judge(
    _ verdict: EscapeGrammar.Verdict, _ bytes: [UInt8], _ byte: UInt8, into keys: inout [Key]
  ) {
    state = .ground
    switch verdict {
    case .more:
      state = .sequence(bytes.count < Self.sequenceLimit ? bytes + [byte] : bytes)
    case .keys(let found): keys += found
    case .pasteBegins: state = .paste
    case .keysThenByte(let found):
      keys += found
      take(byte, into: &keys)
    case .altThenByte:
      isAlt = true
      takeText(byte, into: &keys)
    }
  }
}

extension KeyDecoder {
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  private mutating func takePasted(_ byte: UInt8, into keys: inout [Key]) {
    pasted.append(byte)
    let isEnd = byte == 0x7E && pasted.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd)
    if isEnd {
      pasted.removeLast(Self.pasteEnd.count)
      endPaste(into: &keys)
    } else if state == .pasteOverflow, pasted.count > Self.sequenceLimit {
      pasted.removeFirst(pasted.count - Self.pasteEnd.count)
    } else if pasted.count >= Self.pasteLimit {
      let tail = Array(pasted.suffix(Self.pasteEnd.count))
      endPaste(into: &keys)
      state = .pasteOverflow
      pasted = tail
    }
  }

  private mutating func endPaste(into keys: inout [Key]) {
    if state == .paste { keys.append(.paste(Self.text(of: pasted))) }
    state = .ground
    pasted = []
    waits = 0
  }

  /// Line breaks of any kind become `\n`; what is not UTF-8 becomes U+FFFD.
  private static func text(of bytes: [UInt8]) -> String {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if !(byte == 0x0A && previous == 0x0D) { lines.append(byte == 0x0D ? 0x0A : byte) }
      previous = byte
    }
    return String(decoding: lines, as: UTF8.self)
  }
}
