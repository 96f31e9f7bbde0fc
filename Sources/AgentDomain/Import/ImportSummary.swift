/// What a whole file would do.
public struct ImportSummary: Hashable, Sendable {
  public internal(set) var new = 0
  public internal(set) var changed = 0
  public internal(set) var unchanged = 0
  /// Lines with errors: while there is one, nothing is imported.
  public internal(set) var wrong = 0
  public internal(set) var differences = 0
  /// New agents who cannot sign in until somebody gives them a password.
  public internal(set) var withoutPassword = 0
  /// SHA-256 over all differences: the same only where the very same is going to happen.
  public internal(set) var fingerprint = ""

  public init() {}

  public var lines: Int { new + changed + unchanged + wrong }
  public var changesNothing: Bool { new == 0 && changed == 0 }

  /// "2 new, 1 changed, 40 unchanged, 3 wrong"; what there is none of is left out.
  public var counts: String {
    let parts = [(new, "new"), (changed, "changed"), (unchanged, "unchanged"), (wrong, "wrong")]
    let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return words.isEmpty ? "no line" : words.joined(separator: ", ")
  }

  /// What history calls the import of the file.
  public func title(of file: any ByteSource) -> String {
    let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
    return "Imported \(name): \(new) new, \(changed) changed"
  }

  /// Worth saying where new agents have no password.
  public var passwordNotice: String? {
    guard withoutPassword > 0 else { return nil }
    let who = withoutPassword == 1 ? "1 new agent has" : "\(withoutPassword) new agents have"
    return "\(who) no password and cannot sign in until one is set."
  }
}
