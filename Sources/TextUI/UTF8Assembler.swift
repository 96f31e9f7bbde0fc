/// Puts bytes together to scalars, one byte at a time, and tells what can not be one.
///
/// The rules are those of table 3-7 of the Unicode standard: no overlong form, no surrogate,
/// nothing above U+10FFFF; an invalid sequence ends before the first byte that does not fit.
struct UTF8Assembler: Sendable, Equatable {
  enum Step: Equatable {
    case scalar(Unicode.Scalar)
    case needsMore
    /// These bytes are not UTF-8; when `again`, the byte just fed is not among them: feed it anew.
    case invalid([UInt8], again: Bool)
  }

  private(set) var pending: [UInt8] = []
  private var missing = 0
  private var value: UInt32 = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  mutating func feed(_ byte: UInt8) -> Step {
    pending.isEmpty ? start(byte) : carryOn(byte)
  }

  /// What lies there unfinished, given up.
  mutating func abandon() -> [UInt8] {
    defer { pending = [] }
    return pending
  }

  private mutating func start(_ byte: UInt8) -> Step {
    switch byte {
    case 0..<0x80: return .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF: expect(1, of: byte & 0x1F, second: 0x80...0xBF)
    case 0xE0: expect(2, of: 0, second: 0xA0...0xBF)
    case 0xED: expect(2, of: 0x0D, second: 0x80...0x9F)
    case 0xE1...0xEF: expect(2, of: byte & 0x0F, second: 0x80...0xBF)
    case 0xF0: expect(3, of: 0, second: 0x90...0xBF)
    case 0xF1...0xF3: expect(3, of: byte & 0x07, second: 0x80...0xBF)
    case 0xF4: expect(3, of: 4, second: 0x80...0x8F)
    default: return .invalid([byte], again: false)
    }
    pending = [byte]
    return .needsMore
  }

  private mutating func expect(_ more: Int, of bits: UInt8, second: ClosedRange<UInt8>) {
    missing = more
    value = UInt32(bits)
    allowed = second
  }

  private mutating func carryOn(_ byte: UInt8) -> Step {
    guard allowed.contains(byte) else { return .invalid(abandon(), again: true) }
    pending.append(byte)
    value = value << 6 | UInt32(byte & 0x3F)
    allowed = 0x80...0xBF
    missing -= 1
    guard missing == 0 else { return .needsMore }
    let bytes = abandon()
    return Unicode.Scalar(value).map { .scalar($0) } ?? .invalid(bytes, again: false)
  }
}
