/// The cell that lists an agent's queues, teams or profiles: `Night shift;Sales=2`.
///
/// The number behind `=` is the penalty, left out where it is 0. A backslash stands before `;`, `=`, a
/// backslash, and a blank at either end of a name; other blanks around a name mean nothing.
public struct MembershipCell: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public let name: String
    /// 0 where none is written.
    public let penalty: Int

    /// Whether a penalty is written, even 0; to join by name alone leaves members theirs.
    public let givesPenalty: Bool

    public init(name: String, penalty: Int? = nil) {
      (self.name, self.penalty, givesPenalty) = (name, penalty ?? 0, penalty != nil)
    }

    /// An entry means the same whether its 0 is written or not.
    public static func == (one: Self, other: Self) -> Bool {
      (one.name, one.penalty) == (other.name, other.penalty)
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(penalty)
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  /// The memberships in groups of one kind, ordered by name so that equal ones are written alike.
  public init(_ memberships: [Membership], of kind: GroupKind) {
    let entries = memberships.filter { $0.group.kind == kind }
      .map { Entry(name: $0.group.name, penalty: $0.penalty) }
    self.entries = entries.sorted { ($0.name.folded, $0.name) < ($1.name.folded, $1.name) }
  }

  public var written: String {
    entries.map { entry in
      Self.escaped(entry.name) + (entry.penalty == 0 ? "" : "=\(entry.penalty)")
    }.joined(separator: ";")
  }

  /// Reads what `written` gives.
  /// - Throws: `Unreadable` where a name is missing, a penalty is no number, or a backslash escapes
  ///   nothing.
  public init(written: String) throws(Unreadable) {
    entries = []
    guard !written.allSatisfy({ $0 == " " }) else { return }
    var entry = Reading()
    var isEscaped = false
    for scalar in written.unicodeScalars {
      if isEscaped {
        entry.take(scalar, isEscaped: true)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == ";" {
        entries.append(try entry.finish())
        entry = Reading()
      } else {
        entry.take(scalar, isEscaped: false)
      }
    }
    guard !isEscaped else { throw Reading.wanted }
    entries.append(try entry.finish())
  }

  private static func escaped(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    var text = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      let isEdge = place == 0 || place == scalars.count - 1
      if scalar == ";" || scalar == "=" || scalar == "\\" || (isEdge && scalar == " ") {
        text.append("\\")
      }
      text.append(scalar)
    }
    return String(text)
  }
}

/// An entry while its characters come in.
private struct Reading {
  static let wanted = Unreadable(
    "names joined by ; with the penalty behind =, such as Night shift;Sales=2,"
      + " and a backslash before ; = \\ in a name")

  private var name = String.UnicodeScalarView()
  /// How much of the name stays whatever blanks follow.
  private var kept = 0
  private var penalty: String.UnicodeScalarView?

  mutating func take(_ scalar: Unicode.Scalar, isEscaped: Bool) {
    if penalty != nil {
      penalty?.append(scalar)
    } else if scalar == "=", !isEscaped {
      penalty = String.UnicodeScalarView()
    } else if isEscaped || scalar != " " {
      name.append(scalar)
      kept = name.count
    } else if kept > 0 {
      name.append(scalar)
    }
  }

  func finish() throws(Unreadable) -> MembershipCell.Entry {
    guard kept > 0 else { throw Self.wanted }
    let name = String(String.UnicodeScalarView(name.prefix(kept)))
    guard let penalty else { return .init(name: name) }
    let digits = String(penalty).trimmed
    guard (1...9).contains(digits.count), digits.allSatisfy(\.isASCIIDigit),
      let number = Int(digits)
    else { throw Self.wanted }
    return .init(name: name, penalty: number)
  }
}
