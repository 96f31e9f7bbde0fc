import AgentDomain
import QRCodes
import Testing
import TextUI

@Suite struct `A QR code on the screen` {
  private let address = Enrolment().address(account: String(repeating: "w", count: 40)).revealed

  private func drawn(_ text: String, blocks: Bool = true, rows: Int, columns: Int) throws
    -> Surface?
  {
    let code = try #require(QRCode(text))
    return SquareCode(code.rows, blocks: blocks)
      .surface(fitting: Size(rows: rows, columns: columns))
  }

  @Test func `of an enrolment fits a terminal of 80 columns and 24 rows`() throws {
    let surface = try #require(try drawn(address, rows: 21, columns: 80))
    #expect(surface.size == Size(rows: 21, columns: 41))
    #expect(try ScannedScreen(surface).text() == address)
  }

  @Test func `is read with all the light around it that there can be`() throws {
    let surface = try #require(try drawn(address, rows: 40, columns: 80))
    #expect(surface.size == Size(rows: 23, columns: 45))
    #expect(try ScannedScreen(surface).text() == address)
  }

  @Test(arguments: ["a", "ada", "grace_hopper.1906", String(repeating: "w", count: 40)])
  func `is read whatever the name`(name: String) throws {
    let address = Enrolment().address(account: name).revealed
    let surface = try #require(try drawn(address, rows: 21, columns: 80))
    #expect(try ScannedScreen(surface).text() == address)
  }

  @Test func `fits 24 rows for the longest name there can be, whatever the secret`() throws {
    for _ in 0..<500 {
      let address = Enrolment().address(account: String(repeating: "w", count: 40)).revealed
      #expect(try drawn(address, rows: 21, columns: 80) != nil)
    }
  }

  @Test func `is read where cells are blanks, as on a terminal without Unicode`() throws {
    let surface = try #require(try drawn(address, blocks: false, rows: 50, columns: 200))
    #expect(surface.size == Size(rows: 45, columns: 90))
    #expect(surface.lines.allSatisfy { $0.isEmpty })
    #expect(try ScannedScreen(surface).text() == address)
  }

  @Test func `is not drawn at all where it would be cut`() throws {
    #expect(try drawn(address, rows: 20, columns: 80) == nil)
    #expect(try drawn(address, rows: 21, columns: 40) == nil)
    #expect(try drawn(address, blocks: false, rows: 21, columns: 80) == nil)
  }

  @Test func `holds two modules a cell, dark on light`() {
    let code = SquareCode(
      [[true, false, true], [true, true, false], [false, true, false]], blocks: true)
    let surface = code.surface(fitting: Size(rows: 4, columns: 7))
    #expect(surface?.size == Size(rows: 4, columns: 7))
    #expect(surface?.lines == ["", "  █▄▀", "   ▀", ""])
    #expect(surface?.roles == Array(repeating: "qqqqqqq", count: 4).joined(separator: "\n"))
  }

  @Test func `keeps dark darker than light in every theme and number of colours`() {
    for theme in [Theme.mono, .terminal] {
      for colors in [8, 16, 256, 1 << 24] where theme.name == "terminal" {
        for (role, isLight) in [(Role.code, true), (.codeDark, false)] {
          let style = theme.style(for: role, colors: colors)
          let sum = { (color: Color?) in
            color.map { $0.components.red + $0.components.green + $0.components.blue } ?? -1
          }
          #expect((sum(style.background) > sum(style.foreground)) == isLight)
        }
      }
      #expect(theme.style(for: .code, colors: 0) == Style(reverse: true))
      #expect(theme.style(for: .codeDark, colors: 0) == .plain)
    }
  }
}
