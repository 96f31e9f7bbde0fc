/// One of the tables that Asterisk reads, with all that its rows are made from.
///
/// Its name is that of Asterisk's realtime family, and its columns are called as Asterisk calls them.
/// https://docs.asterisk.org/Fundamentals/Asterisk-Configuration/Database-Support-Configuration/Realtime-Database-Configuration/
public struct RealtimeFamily<Source: Sendable>: Sendable {
  public let name: String
  /// The columns by which Asterisk looks a row up; no two rows have the same.
  public let key: [String]
  public let columns: [RealtimeColumn<Source>]
  /// Whether there is a row at all.
  private let isServed: @Sendable (Source) -> Bool

  init(
    _ name: String, key: String..., where isServed: @escaping @Sendable (Source) -> Bool,
    _ columns: [RealtimeColumn<Source>]
  ) {
    (self.name, self.key, self.isServed, self.columns) = (name, key, isServed, columns)
  }

  /// The row of a source, value by value in the order of the columns, or nil where it has none.
  public func row(of source: Source) -> [String]? {
    isServed(source) ? columns.map { $0.value(source) } : nil
  }

  /// The place of a column.
  public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// What one column of a realtime family is, and which fields decide it.
public struct RealtimeColumn<Source: Sendable>: Sendable {
  public let name: String
  /// The fields' ids in the catalogue of the source's record.
  public let fields: [String]
  /// What Asterisk takes here; with anything else it would leave the whole row out.
  public let rule: ColumnRule
  let value: @Sendable (Source) -> String

  init(
    _ name: String, from fields: String..., is rule: ColumnRule,
    _ value: @escaping @Sendable (Source) -> String
  ) {
    (self.name, self.fields, self.rule, self.value) = (name, fields, rule, value)
  }
}

/// What Asterisk takes in a column.
///
/// A row that is loaded alone drops its empty columns, a row among many does not, so that empty is a value
/// too, and one that most columns cannot be read from.
public enum ColumnRule: Sendable {
  case oneOf([String])
  case number(ClosedRange<Int>)
  /// One line of at most so many bytes.
  case text(upTo: Int)
  /// As `text`, or nothing at all.
  case optional(upTo: Int)
  /// The names of formats in the order of preference.
  case codecs(upTo: Int)
  /// Numbers of groups and ranges of them, or nothing at all.
  case groups(upTo: Int)
  /// A name or an address of a host.
  case address(upTo: Int)

  static let yesOrNo = ColumnRule.oneOf(["yes", "no"])

  /// Whether Asterisk can read the text here.
  public func accepts(_ text: String) -> Bool {
    switch self {
    case .oneOf(let words): words.contains(text)
    case .number(let range): Int(text).map(range.contains) ?? false
    case .text(let limit), .codecs(let limit), .address(let limit):
      !text.isEmpty && Self.isLine(text, limit)
    case .optional(let limit), .groups(let limit): Self.isLine(text, limit)
    }
  }

  private static func isLine(_ text: String, _ limit: Int) -> Bool {
    text.utf8.count <= limit && !text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
  }
}
