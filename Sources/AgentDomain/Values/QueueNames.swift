/// Queues by their names, written as in a CSV cell: `Night shift;Sales`.
public struct QueueNames: FieldValue {
  /// In alphabetical order, none twice.
  public private(set) var names: [String]

  public init(_ names: [String] = []) {
    self.names = Set(names).sorted { ($0.folded, $0) < ($1.folded, $1) }
  }

  public static var editor: Editor { Editor(.names, source: .queue) }

  public init(stored: Scalar) throws(Unreadable) { try self.init(written: String(stored: stored)) }
  public var stored: Scalar { .text(written) }

  public init(written: String) throws(Unreadable) {
    let wanted = "queue names joined by ; with a backslash before ; = \\ in a name"
    do { self.init(try MembershipCell(written: written).entries.map(\.name)) } catch {
      throw Unreadable(wanted)
    }
  }

  public var written: String { MembershipCell(names.map { .init(name: $0) }).written }
  public var shown: String { names.joined(separator: ", ") }
}
