/// How a person gives a value of a type: the widget of the form, and what the shell says of it.
public struct Editor: Hashable, Sendable {
  /// The kinds of `fields.csv`, by the names that it gives them.
  public enum Kind: String, Hashable, Sendable {
    case text, choice, email, digits, groups, number, port, timestamp, switches
    /// Names of other records.
    case names
    case multiline = "multiline text"
    case toggle = "switch"
    case image = "image file"
    case state = "state with action"
    case ordered = "ordered choices"
    case hostPort = "host:port"
    case phone = "phone number"
    case path = "file path"
    /// A program of the machine, with its arguments.
    case program

    /// Whether the value is a list of which single elements can be put in and taken out.
    public var isList: Bool { self == .ordered || self == .switches }
  }

  public let kind: Kind
  public let choices: [Choice]
  /// What stands behind a number: "s" for seconds.
  public let unit: String?
  /// The records that can be chosen, where the centre decides what there is.
  public let source: RecordKind?

  public init(
    _ kind: Kind, choices: [Choice] = [], unit: String? = nil, source: RecordKind? = nil
  ) {
    (self.kind, self.choices, self.unit, self.source) = (kind, choices, unit, source)
  }

  /// One of the values that a choice offers.
  public struct Choice: Hashable, Sendable {
    public let value: String
    public let title: String

    public init(_ value: String, _ title: String) { (self.value, self.title) = (value, title) }
  }
}
