import Crypto
import Foundation

/// A picture as the column knows it: format, pixels, bytes and hash; the bytes come along when it is new.
///
/// Written, it is `png 640x480 12345 <sha256>`; a path is read as the file that it names. Nothing is
/// decoded: the header is read and its dimensions are bounded before anybody decodes anything.
public struct ImageFile: FieldValue {
  public enum Format: String, Sendable { case png, jpeg }

  public struct Facts: Hashable, Sendable {
    public let format: Format
    public let width, height, byteCount: Int
    /// SHA-256 in hexadecimal.
    public let hash: String
  }

  /// 8 MiB, inclusive.
  public static let byteLimit = 8_388_608

  public let facts: Facts?
  public let attachment: Attachment?

  public init() { (facts, attachment) = (nil, nil) }

  /// Takes a picture's bytes.
  /// - Throws: `Unreadable` where they are no PNG or JPEG, too many, or too many pixels.
  public init(bytes: [UInt8]) throws(Unreadable) {
    guard bytes.count <= Self.byteLimit else { throw Unreadable("at most 8 MiB (8388608 bytes)") }
    guard let (format, width, height) = ImageHeader.read(bytes) else {
      throw Unreadable("a PNG or JPEG picture; the content decides, not the file's name")
    }
    guard (1...12_000).contains(width), (1...12_000).contains(height), width * height <= 50_000_000
    else { throw Unreadable("at most 12000 by 12000 pixels and 50 megapixels") }
    let hash = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
    facts = Facts(format: format, width: width, height: height, byteCount: bytes.count, hash: hash)
    attachment = Attachment(hash: hash, bytes: bytes)
  }

  public static func == (one: Self, other: Self) -> Bool { one.facts == other.facts }
  public func hash(into hasher: inout Hasher) { hasher.combine(facts) }

  public static var editor: Editor { Editor(.image) }
  public init(stored: Scalar) throws(Unreadable) {
    let text = try String(stored: stored)
    guard let image = Self(description: text) else { throw Unreadable("a picture") }
    self = image
  }

  public var stored: Scalar { .text(written) }

  public init(written: String) throws(Unreadable) {
    let text = written.trimmed
    if let known = Self(description: text) { self = known } else { try self.init(path: text) }
  }

  public var written: String {
    facts.map { "\($0.format.rawValue) \($0.width)x\($0.height) \($0.byteCount) \($0.hash)" } ?? ""
  }

  public var exported: String {
    facts.map { "\($0.format.rawValue) \($0.width)x\($0.height) \($0.byteCount)" } ?? ""
  }

  public var shown: String {
    facts.map { facts in
      "\(facts.format.rawValue.uppercased()) \(facts.width)x\(facts.height), \(facts.byteCount) bytes"
    } ?? ""
  }

  private init(facts: Facts) { (self.facts, attachment) = (facts, nil) }

  private init?(description: String) {
    if description.isEmpty { self.init(); return }
    let words = description.split(separator: " ")
    guard words.count == 4, let format = Format(rawValue: String(words[0])), words[3].count == 64,
      let bytes = Int(words[2]), case let pixels = words[1].split(separator: "x"),
      pixels.count == 2,
      let width = Int(pixels[0]), let height = Int(pixels[1]), words[3].allSatisfy(\.isHexDigit)
    else { return nil }
    self.init(
      facts: Facts(
        format: format, width: width, height: height, byteCount: bytes, hash: String(words[3])))
  }

  private init(path: String) throws(Unreadable) {
    guard let size = Self.regularFileSize(path) else {
      throw Unreadable("the path of a PNG or JPEG file that can be read on this machine")
    }
    guard size <= Self.byteLimit else { throw Unreadable("at most 8 MiB (8388608 bytes)") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Unreadable("the path of a file that may be read")
    }
    try self.init(bytes: [UInt8](data))
  }

  private static func regularFileSize(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}
