/// Makes messages out of the bytes of a manager interface, however they are cut into packets.
///
/// A line ends with CR LF, a message with an empty line. Whatever comes, little is kept: lines and messages
/// are cut off at their limits, lines without a colon are left out, and bytes that are no UTF-8 become
/// marks.
struct MessageParser {
  /// Bytes of a line that are kept.
  static let lineLimit = 8192
  /// Lines of a message that are kept.
  static let fieldLimit = 1000

  /// The first line that came, in which the other side says what it is; nil before it ended.
  private(set) var greeting: String?
  private var line: [UInt8] = []
  private var message = ExchangeMessage()
  private var lastWasReturn = false

  /// - Returns: the messages that are complete now.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [ExchangeMessage] {
    var messages: [ExchangeMessage] = []
    for byte in bytes {
      if byte == 0x0A, lastWasReturn {
        lastWasReturn = false
        if let message = endLine() { messages.append(message) }
        continue
      }
      if lastWasReturn { keep(0x0D) }
      lastWasReturn = byte == 0x0D
      if !lastWasReturn { keep(byte) }
    }
    return messages
  }

  private mutating func keep(_ byte: UInt8) {
    if line.count < Self.lineLimit { line.append(byte) }
  }

  /// - Returns: a message where this was its end.
  private mutating func endLine() -> ExchangeMessage? {
    defer { line.removeAll(keepingCapacity: true) }
    guard greeting != nil else {
      greeting = String(decoding: line, as: UTF8.self)
      return nil
    }
    guard line.isEmpty else {
      keepField()
      return nil
    }
    defer { message = ExchangeMessage() }
    return message.fields.isEmpty ? nil : message
  }

  private mutating func keepField() {
    guard message.fields.count < Self.fieldLimit, let colon = line.firstIndex(of: 0x3A) else {
      return
    }
    let value = line[(colon + 1)...].drop { $0 == 0x20 }
    message.fields.append(
      (String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self)))
  }
}
