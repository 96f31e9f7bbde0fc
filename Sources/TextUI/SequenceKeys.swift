/// The tables behind `EscapeGrammar`: which final byte or number is which key.
///
/// Modifiers are read and left out of account, save Shift with Tab and function keys, and save
/// Control and Alt of xterm's modifyOtherKeys and of kitty's `CSI u`.
enum SequenceKeys {
  /// `CSI` and a final byte; `bytes` is the whole sequence without it.
  static func control(_ final: UInt8, _ parameters: [Int], _ bytes: [UInt8]) -> Key? {
    guard bytes.allSatisfy({ !(0x3C...0x3F).contains($0) }) else { return nil }
    let modifiers = max(0, (parameters.dropFirst().first ?? 1) - 1)
    switch final {
    case UInt8(ascii: "~"): return tilde(parameters, modifiers)
    case 0x24, UInt8(ascii: "^"), UInt8(ascii: "@"): return tilde(parameters, 0)
    case UInt8(ascii: "u"): return parameters.first.flatMap { typed($0, modifiers) }
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return function(Int(final) - 0x4F, modifiers)
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return cursor(final - 0x20)
    default: return cursor(final)
    }
  }

  /// `SS3` and a final byte: cursor and function keys, and the numeric keypad in its own mode.
  static func singleShift(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "I"): return .tab
    case UInt8(ascii: "X"): return .character("=")
    case UInt8(ascii: " "): return .character(" ")
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return .f(Int(final) - 0x4F)
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return cursor(final - 0x20)
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      return .character(Character(Unicode.Scalar(final - 0x40)))
    default: return cursor(final)
    }
  }

  /// `ESC [ [ A` to `E` of the Linux console.
  static func linuxFunction(_ final: UInt8) -> Key? {
    (0x41...0x45).contains(final) ? .f(Int(final) - 0x40) : nil
  }

  /// rxvt ends a shifted key with `$`, which otherwise would only be in the middle.
  static func isShiftedRxvt(_ bytes: [UInt8]) -> Bool {
    bytes.count > 2 && bytes.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The numbers between `;`, what follows a `:` left out; none when there is something else.
  static func parameters(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      part.prefix { (0x30...0x39).contains($0) }
        .reduce(0) { min($0 * 10 + Int($1) - 0x30, 0x11_0000) }
    }
  }

  private static func cursor(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    default: nil
    }
  }

  private static func tilde(_ parameters: [Int], _ modifiers: Int) -> Key? {
    switch parameters.first ?? 0 {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 27 where parameters.count > 2: typed(parameters[2], modifiers)
    case let number: functionNumbers[number].flatMap { function($0, modifiers) }
    }
  }

  private static let functionNumbers: [Int: Int] = [
    11: 1, 12: 2, 13: 3, 14: 4, 15: 5, 17: 6, 18: 7, 19: 8, 20: 9, 21: 10, 23: 11, 24: 12, 25: 13,
    26: 14, 28: 15, 29: 16, 31: 17, 32: 18, 33: 19, 34: 20,
  ]

  /// With Shift the twelve above, as terminfo counts them; with other modifiers none.
  private static func function(_ number: Int, _ modifiers: Int) -> Key? {
    switch modifiers & 7 {
    case 0: .f(number)
    case 1: .f(number + 12)
    default: nil
    }
  }

  /// A code point with modifiers, 1 Shift, 2 Alt, 4 Control.
  private static func typed(_ code: Int, _ modifiers: Int) -> Key? {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
    if code == 9, modifiers & 1 == 1 { return .backTab }
    if code < 0x20 || code == 0x7F { return EscapeGrammar.control(UInt8(code), backspace: 0x7F) }
    guard !(0x80..<0xA0).contains(code), !(0xE000..<0xF900).contains(code) else { return nil }
    let lowered = code | 0x20
    if modifiers & 4 == 4, (0x61...0x7A).contains(lowered) {
      return EscapeGrammar.control(UInt8(lowered - 0x60), backspace: 0x7F)
    }
    let character = Character(scalar)
    return modifiers & 2 == 2 ? .alt(character) : .character(character)
  }
}
