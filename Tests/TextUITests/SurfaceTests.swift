import Testing

@testable import TextUI

struct SurfaceTests {
  private func surface(_ rows: Int, _ columns: Int) -> Surface {
    Surface(size: Size(rows: rows, columns: columns))
  }

  private func at(_ row: Int, _ column: Int) -> Position { Position(row: row, column: column) }

  @Test func `text is clipped at the edge and at its width`() {
    var picture = surface(2, 6)
    #expect(picture.put("abcdefgh", at: at(0, 2)) == 4)
    #expect(picture.put("abcdefgh", at: at(1, 0), width: 3) == 3)
    #expect(picture.description == "  abcd\nabc")
  }

  @Test func `text is filled up to its width`() {
    var picture = surface(1, 8)
    picture.put("xxxxxxxx", at: at(0, 0))
    #expect(picture.put("ab", at: at(0, 1), role: .field, width: 4) == 4)
    #expect(picture.description == "xab  xxx")
    #expect(picture.roles == ".ffff...")
  }

  @Test func `a wide character that does not fit leaves a blank`() {
    var picture = surface(1, 3)
    picture.put("a李小", at: at(0, 0))
    #expect(picture.description == "a李")
    picture.put("xy李", at: at(0, 0))
    #expect(picture.description == "xy")
  }

  @Test func `overwriting half of a wide character blanks the other half`() {
    var picture = surface(1, 6)
    picture.put("李小龍", at: at(0, 0))
    picture.put("x", at: at(0, 1))
    #expect(picture.description == " x小龍")
    picture[0, 4] = Cell(text: "y")
    #expect(picture.description == " x小y")
  }

  @Test func `outside nothing is written and blanks are read`() {
    var picture = surface(2, 2)
    for position in [at(-1, 0), at(2, 0), at(0, 2), at(0, -9)] { picture.put("z", at: position) }
    picture[5, 5] = Cell(text: "z")
    picture.fill(row: 9, with: "z")
    picture.restyle(row: -1, columns: 0..<2, role: .title)
    #expect(picture == surface(2, 2))
    #expect(picture[7, 7] == .blank)
  }

  @Test func `text that begins left of the edge shows its rest`() {
    var picture = surface(1, 4)
    picture.put("abcdef", at: at(0, -2))
    #expect(picture.description == "cdef")
    picture.put("李bc", at: at(0, -1))
    #expect(picture.description == " bcf")
  }

  @Test func `nothing unsafe gets into a cell`() {
    var picture = surface(1, 12)
    picture.put("a\u{1B}b", at: at(0, 0))
    picture[0, 5] = Cell(text: "\u{1B}")
    picture.fill(row: 0, columns: 7..<9, with: "\u{7}")
    #expect(picture.description == "a␛b  ␛ ␇␇")
  }

  @Test func `a picture is copied with its cursor`() {
    var small = surface(2, 3)
    small.put("ab", at: at(1, 0), role: .title)
    small.cursor = at(1, 1)
    var picture = surface(3, 5)
    picture.blit(small, at: at(1, 2))
    #expect(picture.lines == ["", "", "  ab"])
    #expect(picture.cursor == at(2, 3))
    picture.blit(small, at: at(-1, -1))
    #expect(picture.lines == ["b", "", "  ab"])
  }

  @Test func `roles have a letter each`() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    #expect(!Role.allCases.map(\.letter).contains("?"))
  }

  @Test func `restyling half of a wide character takes it whole`() {
    var picture = surface(1, 4)
    picture.put("a李b", at: at(0, 0))
    picture.restyle(row: 0, columns: 0..<2, role: .match)
    #expect(picture.roles == "XXX.")
  }

  @Test func `letters with several spacing parts take a cell each`() {
    var picture = surface(1, 8)
    #expect(picture.put("क्षि.", at: at(0, 0)) == CellWidth.of("क्षि."))
    #expect(picture.description == "क्षि.")
  }
}
