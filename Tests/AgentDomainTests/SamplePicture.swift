/// The first bytes of pictures; nothing in them could be decoded, and nothing ever decodes them.
enum SamplePicture {
  static func png(width: Int, height: Int, byteCount: Int = 33) -> [UInt8] {
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    let header = head + Array("IHDR".utf8) + bytes(width, 4) + bytes(height, 4)
    return padded(header + [8, 6, 0, 0, 0, 1, 2, 3, 4], byteCount)
  }

  static func jpeg(width: Int, height: Int, byteCount: Int = 40) -> [UInt8] {
    let comment: [UInt8] = [0xFF, 0xFE, 0, 4, 0x41, 0x42]
    let frame: [UInt8] =
      [0xFF, 0xC0, 0, 11, 8] + bytes(height, 2) + bytes(width, 2) + [1, 1, 0x11]
    return padded([0xFF, 0xD8] + comment + frame + [0, 0xFF, 0xDA], byteCount)
  }

  static let gif = padded(Array("GIF89a".utf8) + [1, 0, 1, 0], 40)

  private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func padded(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: max(0, count - bytes.count))
  }
}
