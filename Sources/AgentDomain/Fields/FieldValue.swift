/// Why a text or a scalar is no value of a type: a noun phrase that says what was wanted instead.
public struct Unreadable: Error, Hashable, Sendable {
  public let expected: String

  public init(_ expected: String) { self.expected = expected }
}

/// A type that a field can hold: its stored form, its written form, and how it is edited.
///
/// The written form is what a person types, what the shell takes and what a CSV cell holds; reading
/// what was written always gives the same value back.
public protocol FieldValue: Hashable, Sendable {
  static var editor: Editor { get }
  init(stored: Scalar) throws(Unreadable)
  var stored: Scalar { get }
  init(written: String) throws(Unreadable)
  var written: String { get }
  /// What the form shows for a value that is written differently than it reads best.
  var shown: String { get }
  /// What a file that leaves the house holds: the written form, without anything that is a hash.
  var exported: String { get }
  /// Bytes that belong to the value but live outside its column; they are stored under their hash.
  var attachment: Attachment? { get }
}

extension FieldValue {
  public var shown: String { written }
  public var exported: String { written }
  public var attachment: Attachment? { nil }
}

/// Bytes that a value brings along, named by the SHA-256 of their content.
public struct Attachment: Hashable, Sendable, Codable {
  public let hash: String
  public let bytes: [UInt8]

  public init(hash: String, bytes: [UInt8]) { (self.hash, self.bytes) = (hash, bytes) }
}
