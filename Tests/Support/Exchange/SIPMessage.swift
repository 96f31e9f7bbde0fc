/// One message of a conversation in SIP, as it went over the wire.
/// https://www.rfc-editor.org/rfc/rfc3261#section-7
public struct SIPMessage: Sendable, CustomStringConvertible {
  /// Whether the telephone sent it, and not Asterisk.
  public let isOwn: Bool
  /// The method of a request, or the status of an answer.
  public let method: String?
  public let status: Int?
  public let body: String
  private let head: [Substring]

  init?(isOwn: Bool, _ lines: some Collection<Substring>) {
    guard let first = lines.first else { return nil }
    let words = first.split(separator: " ")
    self.isOwn = isOwn
    status = first.hasPrefix("SIP/2.0 ") ? Int(words[1]) : nil
    method = status == nil ? words.first.map(String.init) : nil
    head = Array(lines.prefix { !$0.isEmpty })
    body = lines.dropFirst(head.count + 1).joined(separator: "\n")
  }

  /// The first header of a name; empty where there is none.
  public func header(_ name: String) -> String {
    let line = head.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
    return line.map { $0.dropFirst(name.count + 1).drop { $0 == " " } }.map(String.init) ?? ""
  }

  /// The lines of the session description that begin with something, such as `m=audio`.
  /// https://www.rfc-editor.org/rfc/rfc8866
  public func lines(_ beginning: String) -> [String] {
    body.split(separator: "\n").filter { $0.hasPrefix(beginning) }.map(String.init)
  }

  public var description: String { head.joined(separator: "\n") + "\n\n" + body }

  /// Reads sipp's log of messages.
  static func all(in log: String) -> [SIPMessage] {
    let lines = log.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.split { $0.hasPrefix("--------------------") }.compactMap { part in
      guard let title = part.firstIndex(where: { $0.contains(" message ") }) else { return nil }
      let isOwn = part[title].contains(" message sent ")
      return SIPMessage(isOwn: isOwn, part[(title + 1)...].drop { $0.isEmpty })
    }
  }
}
