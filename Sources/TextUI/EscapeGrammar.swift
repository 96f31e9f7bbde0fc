/// What terminals send after ESC, as far as no terminfo entry says otherwise.
///
/// CSI and SS3 after ECMA-48, https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, the Linux
/// console's `ESC [ [ A`, rxvt's endings, `ESC` with a digit for a function key, with a letter for
/// Alt, with TAB for the way back.
enum EscapeGrammar {
  enum Verdict: Equatable {
    case more
    case keys([Key])
    case pasteBegins
    /// These keys, and the last byte begins something new.
    case keysThenByte([Key])
    /// The last byte begins a character typed with Alt.
    case altThenByte
  }

  /// What the bytes so far and one more make.
  static func step(_ bytes: [UInt8], _ byte: UInt8) -> Verdict {
    guard bytes.count > 1 else { return afterEscape(byte) }
    switch bytes[1] {
    case UInt8(ascii: "O"): return singleShift(bytes, byte)
    case UInt8(ascii: "["): return controlSequence(bytes, byte)
    default: return .keysThenByte(abandoned(bytes))
    }
  }

  /// What an unfinished sequence was, when nothing follows: ESC alone, Alt+[ or Alt+O, or nothing.
  static func abandoned(_ bytes: [UInt8]) -> [Key] {
    switch bytes.count {
    case 1: [.escape]
    case 2: [.alt(Character(Unicode.Scalar(bytes[1])))]
    default: []
    }
  }

  /// A control byte as the key that sends it.
  static func control(_ byte: UInt8, backspace: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F, backspace: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    case 1...26: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  private static func afterEscape(_ byte: UInt8) -> Verdict {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "O"): .more
    case 0x1B: .keysThenByte([.escape])
    case 0x09: .keys([.backTab])
    case 0x7F: .keys([.control("w")])
    case UInt8(ascii: "0"): .keys([.f(10)])
    case UInt8(ascii: "1")...UInt8(ascii: "9"): .keys([.f(Int(byte) - 0x30)])
    case 0..<0x20: .keysThenByte([.escape])
    default: .altThenByte
    }
  }

  private static func singleShift(_ bytes: [UInt8], _ byte: UInt8) -> Verdict {
    switch byte {
    case 0x30...0x3B: return .more
    default:
      if let key = SequenceKeys.singleShift(byte) { return .keys([key]) }
      return .keysThenByte(bytes.count == 2 ? [.alt("O")] : [])
    }
  }

  private static func controlSequence(_ bytes: [UInt8], _ byte: UInt8) -> Verdict {
    if bytes.count == 3, bytes[2] == UInt8(ascii: "[") {
      return .keys(SequenceKeys.linuxFunction(byte).map { [$0] } ?? [])
    }
    switch byte {
    case UInt8(ascii: "[") where bytes.count == 2: return .more
    case 0x24 where SequenceKeys.isShiftedRxvt(bytes): break
    case 0x20...0x3F: return .more
    case 0x40...0x7E: break
    default: return .keysThenByte(bytes.count == 2 ? [.alt("[")] : [])
    }
    let parameters = SequenceKeys.parameters(bytes.dropFirst(2))
    if byte == 0x7E, parameters == [200] { return .pasteBegins }
    return .keys(SequenceKeys.control(byte, parameters, bytes).map { [$0] } ?? [])
  }
}
