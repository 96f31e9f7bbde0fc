/// Bytes that can be read from any place, any number of times, by anybody who has them.
public protocol ByteSource: Sendable {
  /// What messages call it: the name of a file.
  var name: String { get }
  /// The bytes from an offset on, at most so many; none at the end.
  /// - Throws: in a sentence, where the world does not give them.
  func read(at offset: Int, upTo count: Int) throws -> [UInt8]
}
