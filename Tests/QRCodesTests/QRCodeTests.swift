import QRCodes
import Testing

@Suite struct `A QR code` {
  @Test func `is a square with its three marks in the corners`() throws {
    let code = try #require(QRCode("Roster"))
    #expect(code.size == 21)
    for (row, column) in [(0, 0), (0, 14), (14, 0)] {
      #expect((0..<7).allSatisfy { code[row, column + $0] && code[row + 6, column + $0] })
      #expect(!code[row + 1, column + 1] && code[row + 3, column + 3])
    }
    #expect(!code[14, 14] || !code[15, 15] || !code[20, 20])
  }

  @Test func `is light around`() throws {
    let code = try #require(QRCode("Roster"))
    #expect(!code[-1, 0] && !code[0, -1] && !code[21, 0] && !code[0, 21])
  }

  @Test func `gives its rows as its modules say`() throws {
    let code = try #require(QRCode("Roster"))
    #expect(
      code.rows == (0..<21).map { row in (0..<21).map { column in code[row, column] } })
  }

  @Test func `is nothing for what no code can hold`() {
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "ab", count: 1500)) == nil)
    #expect(QRCode("before\0after") == nil)
  }
}
