import AgentDomain
import AgentStore
import Foundation
import QRCodes
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct MultiFactorScreenTests {
  private let secret = Enrolment(secret: Array("12345678901234567890".utf8))
  private var code: String { secret.codes.code(at: OneTimeCode.step(at: Centre.noon)) }

  /// A desk of the first administrator, at the screen of the own multi-factor authentication.
  private func desk(rows: Int = 24, columns: Int = 80) throws -> (desk: Desk, account: AccountKey) {
    let centre = try Centre.staffed()
    let person = try #require(try centre.store.foundFirst(systemLogin: "root", origin: "test"))
    let account = AccountKey(.operator, try #require(person.account))
    let desk = Desk(centre, size: Size(rows: rows, columns: columns))
    desk.session.push(
      try MultiFactorController(account, session: desk.session, enrolment: secret))
    desk.resize(rows, columns)
    return (desk, account)
  }

  @Test func `[5.5] the QR code stands beside the secret at 80 columns and 24 rows`() throws {
    let (desk, _) = try desk()
    #expect(desk.shows("Scan the code with an authenticator"))
    #expect(desk.shows("  GEZD GNBV GY3T QOJQ"))
    let address = secret.address(account: "root").revealed
    let modules = try #require(QRCode(address)).rows
    let room = Size(rows: 21, columns: 45)
    let square = try #require(SquareCode(modules, blocks: true).surface(fitting: room))
    let left = 80 - square.size.columns
    for row in 0..<square.size.rows {
      for column in 0..<square.size.columns {
        #expect(desk.surface[row + 1, left + column] == square[row, column])
      }
    }
    #expect(desk.currentLine.hasPrefix("> Code:"))
  }

  @Test func `[5.5] the secret alone is there where the QR code has no room`() throws {
    let (desk, _) = try desk(rows: 12, columns: 40)
    desk.expect(
      """
       Roster  Multi-factor authentication
      Type this secret into an authenticator;
      a larger window shows it as a QR code:
        GEZD GNBV GY3T QOJQ
        GEZD GNBV GY3T QOJQ
      Then type the six digits that it shows,
      and Enter.
      > Code:



      Enter Switch it on  Esc Back  F1 Help
      """)
  }

  @Test(arguments: [(24, 80), (12, 40)])
  func `[5.5] a code switches it on, and ten recovery codes are shown once`(
    rows: Int, columns: Int
  ) throws {
    let (desk, account) = try desk(rows: rows, columns: columns)
    desk.type(code).press(.enter)
    #expect(desk.message == "Saved: Multi-factor authentication is on.")
    #expect(try desk.centre.store.multiFactor(of: account).isOn)
    let codes = try desk.screen.matches(of: Regex("[b-z2-9]{4}-[b-z2-9]{4}-[b-z2-9]{4}"))
    #expect(Set(codes.map { String(desk.screen[$0.range]) }).count == 10)
    #expect(!desk.shows("GEZD"))
    desk.press(.down, .down, .down, .down, .down, .up)
    #expect(desk.currentLine.hasPrefix("> "))
  }

  @Test func `[5.5] recovery codes do not go by one key`() throws {
    let (desk, account) = try desk()
    desk.type(code).press(.enter, .escape)
    #expect(desk.shows("They are never shown again."))
    desk.press(.enter)
    #expect(desk.shows("Note these recovery codes now"))
    desk.press(.escape).type("y")
    #expect(desk.session.top is ListController)
    desk.run("mfa")
    #expect(desk.message.contains("no operator"), "the desk's person has no record")
    _ = account
  }

  @Test func `[5.5] a wrong code is refused, and the secret stays on the screen`() throws {
    let (desk, account) = try desk()
    let wrong = code == "000000" ? "000001" : "000000"
    desk.type(wrong).press(.enter)
    #expect(desk.message.hasPrefix("Error: This code does not hold"))
    #expect(desk.shows("GEZD") && !desk.shows(wrong))
    #expect(try !desk.centre.store.multiFactor(of: account).isOn)
    desk.type(code).press(.enter)
    #expect(try desk.centre.store.multiFactor(of: account).isOn)
  }

  @Test func `[5.5] leaving before a code was typed keeps nothing`() throws {
    let (desk, account) = try desk()
    desk.press(.enter)
    #expect(desk.message.hasPrefix("Info: Type the six digits"))
    desk.press(.escape)
    #expect(desk.session.top is ListController)
    #expect(try !desk.centre.store.multiFactor(of: account).isOn)
  }

  @Test func `[5.5] it is switched off by a question and a code`() throws {
    let (desk, account) = try desk()
    guard
      case .on(let codes) = desk.centre.store.enrol(
        account, in: secret, code: Secret(code), origin: "test")
    else {
      Issue.record("It was not switched on.")
      return
    }
    desk.press(.escape)
    desk.session.push(try MultiFactorController(account, session: desk.session))
    desk.resize(24, 80)
    #expect(desk.shows("10 recovery codes left."))
    #expect(desk.currentLine == "> Switch it off")
    desk.press(.enter).type("y")
    desk.type("123 456").press(.enter)
    #expect(desk.message.hasPrefix("Error: This code does not hold"))
    for _ in "123 456" { desk.press(.backspace) }
    desk.type(codes[0].text.revealed).press(.enter)
    #expect(desk.message == "Saved: Multi-factor authentication is off.")
    #expect(desk.session.top is ListController)
    #expect(try !desk.centre.store.multiFactor(of: account).isOn)
  }

  @Test func `[5.5] the screen closes where an administrator switched it off meanwhile`() throws {
    let (desk, account) = try desk()
    _ = desk.centre.store.enrol(account, in: secret, code: Secret(code), origin: "test")
    desk.press(.escape)
    desk.session.push(try MultiFactorController(account, session: desk.session))
    desk.idle()
    let change = FieldChange(field: "mfa_active", before: .integer(1), after: .integer(0))
    try desk.centre.apply(.change(account.record, version: 0, [change]))
    desk.idle()
    #expect(desk.session.top is ListController)
  }

  @Test func `[5.5] every size is drawn, and the cursor is inside`() throws {
    for stage in 0..<3 {
      let (desk, account) = try desk()
      if stage > 0 { desk.type(code).press(.enter) }
      if stage == 2 {
        desk.press(.escape).type("y")
        desk.session.push(try MultiFactorController(account, session: desk.session))
      }
      for rows in [1, 2, 3, 4, 5, 8, 12, 24, 50] {
        for columns in [1, 2, 10, 30, 40, 79, 80, 200] { desk.resize(rows, columns) }
      }
    }
  }
}
