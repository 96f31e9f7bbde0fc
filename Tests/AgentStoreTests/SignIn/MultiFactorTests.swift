import AgentDomain
import Foundation
import GRDB
import Testing

@testable import AgentStore

@Suite struct `Multi-factor authentication` {
  private static let kinds = AccountKind.allCases

  private func account(_ kind: AccountKind, _ desk: MultiFactorDesk) -> AccountKey {
    kind == .agent ? desk.grace : desk.olga
  }

  @Test(arguments: kinds)
  func `is switched on by a code of the new secret, and then asked for`(kind: AccountKind) throws {
    let desk = try MultiFactorDesk()
    let account = account(kind, desk)
    #expect(desk.signIn(account, code: nil).isIn)
    let (enrolment, recovery) = try desk.enrolled(account)
    #expect(recovery.count == 10)
    #expect(
      try desk.store.multiFactor(of: account)
        == MultiFactorState(isOn: true, recoveryCodesLeft: 10))
    #expect(desk.signIn(account, code: nil) == .codeNeeded)
    #expect(desk.signIn(account, code: desk.wrongCode(enrolment)) == .codeRefused)
    #expect(desk.signIn(account, code: desk.code(enrolment)).isIn)
  }

  @Test(arguments: kinds)
  func `stays off, and nothing is kept, where the code is wrong`(kind: AccountKind) throws {
    let desk = try MultiFactorDesk()
    let (account, enrolment) = (account(kind, desk), Enrolment())
    let outcome = desk.store.enrol(
      account, in: enrolment, code: desk.wrongCode(enrolment), origin: "test")
    #expect(outcome == .codeRefused)
    #expect(try desk.rows("multi_factor", account) == 0)
    #expect(try desk.rows("recovery_code", account) == 0)
    #expect(desk.signIn(account, code: nil).isIn)
  }

  @Test func `takes no code twice, not even the one that switched it on`() throws {
    let desk = try MultiFactorDesk()
    let enrolment = Enrolment()
    let first = desk.code(enrolment)
    guard case .on = desk.store.enrol(desk.olga, in: enrolment, code: first, origin: "test") else {
      Issue.record("It was not switched on.")
      return
    }
    #expect(desk.signIn(desk.olga, code: first) == .codeRefused)
    desk.wait(30)
    let second = desk.code(enrolment)
    #expect(desk.signIn(desk.olga, code: second).isIn)
    #expect(desk.signIn(desk.olga, code: second) == .codeRefused)
  }

  @Test func `takes a code of the step before, once`() throws {
    let desk = try MultiFactorDesk()
    let (enrolment, _) = try desk.enrolled(desk.olga)
    #expect(desk.signIn(desk.olga, code: desk.code(enrolment, -2)) == .codeRefused)
    let before = desk.code(enrolment, -1)
    #expect(desk.signIn(desk.olga, code: before).isIn)
    #expect(desk.signIn(desk.olga, code: before) == .codeRefused)
    #expect(desk.signIn(desk.olga, code: desk.code(enrolment)).isIn)
  }

  @Test func `takes a code of the step after, and then none of the steps before it`() throws {
    let desk = try MultiFactorDesk()
    let (enrolment, _) = try desk.enrolled(desk.olga)
    #expect(desk.signIn(desk.olga, code: desk.code(enrolment, 2)) == .codeRefused)
    #expect(desk.signIn(desk.olga, code: desk.code(enrolment, 1)).isIn)
    #expect(desk.signIn(desk.olga, code: desk.code(enrolment)) == .codeRefused)
  }

  @Test(arguments: kinds)
  func `takes each recovery code once, however it is typed`(kind: AccountKind) throws {
    let desk = try MultiFactorDesk()
    let account = account(kind, desk)
    let (_, recovery) = try desk.enrolled(account)
    for (used, code) in recovery.enumerated() {
      let typed = Secret(" " + code.text.revealed.uppercased())
      #expect(desk.signIn(account, code: typed).isIn)
      #expect(desk.signIn(account, code: code.text) == .codeRefused)
      #expect(try desk.store.multiFactor(of: account).recoveryCodesLeft == 9 - used)
    }
  }

  @Test func `takes nobody else's codes`() throws {
    let desk = try MultiFactorDesk()
    let mine = try desk.enrolled(desk.olga)
    let other = try desk.enrolled(desk.grace)
    #expect(desk.signIn(desk.olga, code: desk.code(other.enrolment)) == .codeRefused)
    #expect(desk.signIn(desk.olga, code: other.recovery[0].text) == .codeRefused)
    #expect(desk.signIn(desk.olga, code: desk.code(mine.enrolment)).isIn)
    #expect(desk.signIn(desk.grace, code: other.recovery[0].text).isIn)
  }

  @Test(arguments: kinds)
  func `is switched off by a code, and everything of it goes`(kind: AccountKind) throws {
    let desk = try MultiFactorDesk()
    let account = account(kind, desk)
    let (enrolment, _) = try desk.enrolled(account)
    let wrong = desk.store.endMultiFactor(
      of: account, code: desk.wrongCode(enrolment), origin: "test")
    #expect(wrong == .codeRefused)
    let outcome = desk.store.endMultiFactor(
      of: account, code: desk.code(enrolment), origin: "test")
    #expect(outcome == .off)
    #expect(try desk.rows("multi_factor", account) == 0)
    #expect(try desk.rows("recovery_code", account) == 0)
    #expect(
      try desk.store.multiFactor(of: account)
        == MultiFactorState(isOn: false, recoveryCodesLeft: 0))
    #expect(desk.signIn(account, code: nil).isIn)
  }

  @Test func `is switched off by a recovery code too`() throws {
    let desk = try MultiFactorDesk()
    let (_, recovery) = try desk.enrolled(desk.olga)
    #expect(
      desk.store.endMultiFactor(of: desk.olga, code: recovery[3].text, origin: "test") == .off)
  }

  @Test func `goes with all its rows when an administrator disables it, and does not come back`()
    throws
  {
    let desk = try MultiFactorDesk()
    for account in [desk.olga, desk.grace] {
      _ = try desk.enrolled(account)
      let change = FieldChange(field: "mfa_active", before: .integer(1), after: .integer(0))
      let outcome = desk.store.run(.change(account.record, version: 0, [change]))
      #expect(outcome.receipt?.change != nil, "\(outcome.words)")
      #expect(try desk.rows("multi_factor", account) == 0)
      #expect(try desk.rows("recovery_code", account) == 0)
      #expect(desk.signIn(account, code: nil).isIn)
      #expect(desk.store.undo(ada).refusal != nil)
      #expect(try !desk.store.multiFactor(of: account).isOn)
    }
  }

  @Test func `is off for an operator who comes back after having been removed`() throws {
    let desk = try MultiFactorDesk()
    _ = try desk.enrolled(desk.olga)
    let removal = desk.store.run(.delete(Selection(.operator, ids: [desk.olga.id])))
    #expect(removal.receipt?.change != nil, "\(removal.words)")
    #expect(try desk.rows("multi_factor", desk.olga) == 0)
    let back = desk.store.undo(ada)
    #expect(back.receipt?.change != nil, "\(back.words)")
    #expect(try desk.store.person(desk.olga.id)?.name == "olga")
    #expect(try !desk.store.multiFactor(of: desk.olga).isOn)
  }

  @Test func `is not switched on by anything but a code`() throws {
    let desk = try MultiFactorDesk()
    for account in [desk.olga, desk.grace] {
      let change = FieldChange(field: "mfa_active", before: .integer(0), after: .integer(1))
      let outcome = desk.store.run(.change(account.record, version: 0, [change]))
      #expect(outcome.refusal != nil)
      #expect(try !desk.store.multiFactor(of: account).isOn)
    }
  }

  @Test func `cannot be switched on twice, nor off where it is off`() throws {
    let desk = try MultiFactorDesk()
    #expect(
      desk.store.endMultiFactor(of: desk.olga, code: Secret("123456"), origin: "test")
        == .failed("Multi-factor authentication is off already."))
    let first = try desk.enrolled(desk.olga)
    let second = Enrolment()
    #expect(
      desk.store.enrol(desk.olga, in: second, code: desk.code(second), origin: "test")
        == .failed("Multi-factor authentication is on already: switch it off first."))
    #expect(desk.signIn(desk.olga, code: desk.code(second)) == .codeRefused)
    #expect(desk.signIn(desk.olga, code: desk.code(first.enrolment)).isIn)
  }

  @Test(arguments: ["disabled", "locked"])
  func `is nothing that a closed account can change`(field: String) throws {
    let desk = try MultiFactorDesk()
    try desk.store.writer().write {
      try $0.execute(sql: "UPDATE operator SET \(field) = 1 WHERE username = 'olga'")
    }
    let enrolment = Enrolment()
    let outcome = desk.store.enrol(
      desk.olga, in: enrolment, code: desk.code(enrolment), origin: "test")
    #expect(outcome == .failed("This account is locked or disabled: ask an administrator."))
    #expect(try desk.rows("multi_factor", desk.olga) == 0)
  }

  @Test func `cannot be switched off by trying all codes`() throws {
    let desk = try MultiFactorDesk()
    let (enrolment, _) = try desk.enrolled(desk.olga)
    let end = { (code: Secret) in
      desk.store.endMultiFactor(of: desk.olga, code: code, origin: "test")
    }
    for _ in 0..<4 { #expect(end(desk.wrongCode(enrolment)) == .codeRefused) }
    #expect(end(desk.wrongCode(enrolment)) == .wait(seconds: 2))
    #expect(end(desk.code(enrolment)) == .wait(seconds: 2), "the right one is not compared either")
    desk.wait(2)
    #expect(end(desk.wrongCode(enrolment)) == .codeRefused)
    #expect(end(desk.code(enrolment)) == .wait(seconds: 4))
    desk.wait(4)
    #expect(end(desk.code(enrolment)) == .off)
  }

  @Test func `says in history that it went on and off, by whom and from where, and no more`() throws
  {
    let desk = try MultiFactorDesk()
    let enrolment = Enrolment()
    _ = desk.store.enrol(
      desk.olga, in: enrolment, code: desk.code(enrolment), origin: "ssh 10.0.0.7")
    desk.wait(60)
    _ = desk.store.endMultiFactor(
      of: desk.olga, code: desk.code(enrolment), origin: "ssh 10.0.0.7")
    let entries = try desk.store.history(HistoryQuery(), scope: .everyone).filter {
      $0.origin == "ssh 10.0.0.7"
    }
    #expect(
      entries.map(\.summary) == [
        "Olga Ladyzhenskaya switched multi-factor authentication off",
        "Olga Ladyzhenskaya switched multi-factor authentication on",
      ])
    let told = try desk.store.reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT field, before, after FROM history WHERE kind = 'operator' AND record = ?
            AND field LIKE '%mfa%'
          """, arguments: [desk.olga.id]
      ).map { "\($0[0] as String) \($0[1] as Int) \($0[2] as Int)" }
    }
    #expect(told == ["mfa_active 0 1", "mfa_active 1 0"])
  }

  @Test func `is no step that the operator's undo takes back`() throws {
    let desk = try MultiFactorDesk()
    _ = try desk.enrolled(desk.olga)
    let olga = Author(
      Operator(name: "olga", role: .administrator), origin: "test")
    #expect(desk.store.undo(olga).receipt?.change == nil)
    #expect(try desk.store.multiFactor(of: desk.olga).isOn)
  }

  @Test func `keeps neither a recovery code nor the typed secret in the file`() throws {
    let desk = try MultiFactorDesk()
    let (enrolment, recovery) = try desk.enrolled(desk.olga)
    _ = desk.signIn(desk.olga, code: recovery[0].text)
    let bytes = try Data(contentsOf: URL(filePath: desk.folder + "/roster.db"))
    let words =
      recovery.flatMap { [$0.text.revealed, RecoveryCode.normalised($0.text.revealed)] }
      + [enrolment.text.revealed, Base32.encoded(enrolment.secret)]
    for word in words { #expect(bytes.range(of: Data(word.utf8)) == nil) }
    #expect(bytes.range(of: Data(recovery[1].digest.utf8)) != nil)
  }
}
