import AgentDomain
import TextUI

/// Draws the own multi-factor authentication: what to read and type on the left, the QR code on the right
/// where there is room for it.
struct MultiFactorView {
  let stage: MultiFactorController.Stage
  let picture: SquareCode?
  var code: LineEditor

  /// The least columns for reading beside the QR code.
  private static let leastWidth = 34

  mutating func draw(on surface: inout Surface) {
    switch stage {
    case .enrolling(let enrolment): drawEnrolment(enrolment, on: &surface)
    case .recovery(let codes, let row): draw(codes, current: row, on: &surface)
    case .active(let state): draw(state, on: &surface)
    }
  }

  private mutating func drawEnrolment(_ enrolment: Enrolment, on surface: inout Surface) {
    let size = surface.size
    let room = Size(rows: size.rows, columns: size.columns - Self.leastWidth - 1)
    let square = picture?.surface(fitting: room)
    if let square {
      surface.blit(square, at: Position(row: 0, column: size.columns - square.size.columns))
    }
    let width = square.map { size.columns - $0.size.columns - 2 } ?? size.columns
    let intro =
      square != nil
      ? MultiFactorWords.scan : picture == nil ? MultiFactorWords.typeOnly : MultiFactorWords.type
    var row = put(intro, on: &surface, from: 0, width: width)
    row = put(secret: enrolment, on: &surface, from: row)
    row = put(MultiFactorWords.then, on: &surface, from: row, width: width)
    drawCode(on: &surface, row: min(row, max(0, size.rows - 1)), width: width)
  }

  private mutating func drawCode(on surface: inout Surface, row: Int, width: Int) {
    surface.fill(row: row, columns: 0..<min(width, 8))
    surface.put("> Code:", at: Position(row: row, column: 0), role: .label)
    surface.cursor = code.draw(
      on: &surface, at: Position(row: row, column: 8), width: max(1, min(20, width - 8)),
      role: .fieldFocus)
  }

  private func draw(_ codes: [RecoveryCode], current: Int, on surface: inout Surface) {
    let texts = codes.map(\.text.revealed)
    let rows = stride(from: 0, to: texts.count, by: 2).map { Array(texts[$0...].prefix(2)) }
    var first = put(MultiFactorWords.recovery, on: &surface, from: 0, width: surface.size.columns)
    // Where rows are few the codes go before the words.
    first = max(0, min(first, surface.size.rows - rows.count))
    for (row, pair) in rows.enumerated() {
      surface.fill(row: first + row)
      let line = (row == current ? "> " : "  ") + pair.joined(separator: "    ")
      surface.put(line, at: Position(row: first + row, column: 0))
    }
    surface.cursor = Position(row: first + current, column: 2)
  }

  private func draw(_ state: MultiFactorState, on surface: inout Surface) {
    let width = surface.size.columns
    var row = put(MultiFactorWords.active, on: &surface, from: 0, width: width)
    row = put(
      MultiFactorWords.left(state.recoveryCodesLeft), on: &surface, from: row, width: width)
    row = min(row, max(0, surface.size.rows - 1))
    surface.put("> Switch it off", at: Position(row: row, column: 0), width: width)
    surface.cursor = Position(row: row, column: 2)
  }

  /// Writes a paragraph.
  /// - Returns: the row for what follows, after a blank one where there is room.
  private func put(_ text: String, on surface: inout Surface, from row: Int, width: Int) -> Int {
    let lines = TextWrap.lines(text, width: min(72, width))
    for (offset, line) in lines.enumerated() {
      surface.put(line, at: Position(row: row + offset, column: 0))
    }
    return row + lines.count + (surface.size.rows > 12 ? 1 : 0)
  }

  /// Half of the secret a row.
  private func put(secret enrolment: Enrolment, on surface: inout Surface, from row: Int) -> Int {
    let groups = enrolment.text.revealed.split(separator: " ")
    for (line, start) in stride(from: 0, to: groups.count, by: 4).enumerated() {
      let half = groups[start...].prefix(4).joined(separator: " ")
      surface.put(half, at: Position(row: row + line, column: 2), role: .heading)
    }
    return row + (groups.count + 3) / 4 + (surface.size.rows > 12 ? 1 : 0)
  }
}
