/// The public keys with which somebody comes in over SSH, one a line; none stands there twice.
public struct SSHKeys: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.multiline) }
  public static var expected: String { SSHPublicKey.wanted }

  /// At most so many keys.
  public static let limit = 20

  /// The keys, in the order in which they were written.
  public var keys: [SSHPublicKey] {
    text.split(separator: "\n").compactMap { try? SSHPublicKey(line: String($0)) }
  }

  public init(written: String) throws(Unreadable) {
    let lines = written.split(whereSeparator: \.isNewline).map { String($0).trimmed }
      .filter { !$0.isEmpty }
    guard lines.count <= Self.limit else { throw Unreadable("at most \(Self.limit) keys") }
    var keys: [SSHPublicKey] = []
    for (index, line) in lines.enumerated() {
      let key = try Self.key(line, lines.count > 1 ? index + 1 : nil)
      guard !keys.contains(where: { $0.blob == key.blob }) else {
        throw Unreadable("each key once: line \(index + 1) is there twice")
      }
      keys.append(key)
    }
    text = keys.map(\.line).joined(separator: "\n")
  }

  public static func normalised(_ text: String) -> String? { (try? Self(written: text))?.text }

  public var shown: String { keys.map(\.name).joined(separator: ", ") }

  private static func key(_ line: String, _ number: Int?) throws(Unreadable) -> SSHPublicKey {
    do { return try SSHPublicKey(line: line) } catch {
      throw number.map { Unreadable("\(error.expected), in line \($0)") } ?? error
    }
  }
}
