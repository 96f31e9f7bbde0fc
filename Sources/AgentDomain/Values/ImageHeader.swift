/// Format and pixel size from a picture's first bytes, without decoding it.
enum ImageHeader {
  static func read(_ bytes: [UInt8]) -> (format: ImageFile.Format, width: Int, height: Int)? {
    if let (width, height) = png(bytes) { return (.png, width, height) }
    if let (width, height) = jpeg(bytes) { return (.jpeg, width, height) }
    return nil
  }

  /// The signature and the IHDR chunk. https://www.w3.org/TR/png-3/#5PNG-file-signature
  private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 33, bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
      bytes[12..<16] == [0x49, 0x48, 0x44, 0x52]
    else { return nil }
    return (number(bytes[16..<20]), number(bytes[20..<24]))
  }

  /// Walks the segments up to the start of frame. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
    var place = 2
    while place + 9 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      if marker == 0xFF { place += 1; continue }
      if marker == 0xD9 || marker == 0xDA { return nil }
      if isStartOfFrame(marker) {
        return (number(bytes[(place + 7)..<(place + 9)]), number(bytes[(place + 5)..<(place + 7)]))
      }
      let length = number(bytes[(place + 2)..<(place + 4)])
      guard length >= 2 else { return nil }
      place += 2 + length
    }
    return nil
  }

  /// SOF0 to SOF15 but for DHT, JPG and DAC, which share the range.
  private static func isStartOfFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
