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
    guard bytes.count <= Self.byteLimit else { throw Unreadable(Self.wantedSize) }
    guard let (format, width, height) = ImageHeader.read(bytes) else {
      throw Unreadable("a PNG or JPEG picture; the content decides, not the file's name")
    }
    guard Self.isBounded(width, height) else {
      throw Unreadable("at most 12000 by 12000 pixels and 50 megapixels")
    }
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
      let bytes = Int(words[2]), (1...Self.byteLimit).contains(bytes),
      case let pixels = words[1].split(separator: "x"),
      pixels.count == 2,
      let width = Int(pixels[0]), let height = Int(pixels[1]), Self.isBounded(width, height),
      words[3].allSatisfy({ $0.isASCIIDigit || ("a"..."f").contains($0) })
    else { return nil }
    self.init(
      facts: Facts(
        format: format, width: width, height: height, byteCount: bytes, hash: String(words[3])))
  }

  /// What may be decoded without filling the memory, however small the file is.
  private static func isBounded(_ width: Int, _ height: Int) -> Bool {
    (1...12_000).contains(width) && (1...12_000).contains(height) && width * height <= 50_000_000
  }

  private init(path: String) throws(Unreadable) {
    let file: Int32
    do { file = try FileAccess.ofProcess.open(path) } catch { throw Unreadable(Self.wantedPath) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size > 0 else { throw Unreadable(Self.wantedPath) }
    guard status.st_size <= Self.byteLimit else { throw Unreadable(Self.wantedSize) }
    try self.init(bytes: Self.bytes(of: file))
  }

  private static var wantedPath: String {
    FileAccess.ofProcess.isConfined
      ? "the name of a PNG or JPEG file in your folder of files"
      : "the path of a PNG or JPEG file that can be read on this machine"
  }
  private static let wantedSize = "at most 8 MiB (8388608 bytes)"

  /// At most one byte more than allowed, should the file grow meanwhile.
  private static func bytes(of file: Int32) throws(Unreadable) -> [UInt8] {
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while bytes.count <= byteLimit {
      let count = read(file, &buffer, min(buffer.count, byteLimit + 1 - bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Unreadable(wantedPath) }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }
}
