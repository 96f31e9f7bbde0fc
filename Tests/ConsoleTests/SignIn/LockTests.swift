import AgentDomain
import Foundation
import Testing
import TextUI

@testable import AgentStore
@testable import Console

/// A console that was left alone.
@MainActor @Suite struct LockTests {
  private let reception: Reception

  init() throws {
    reception = try Reception()
    try reception.settings { $0.security.lockAfterMinutes = 5 }
  }

  /// The desk of root after so many minutes without a key.
  private func desk(minutes: Int64 = 5, _ keys: (Desk) throws -> Void = { _ in }) throws -> Desk {
    let desk = try reception.desk(reception.root)
    try keys(desk)
    reception.now += minutes
    return desk.idle()
  }

  private func unlock(_ desk: Desk) {
    desk.type(Reception.password.revealed).press(.enter).decided()
  }

  @Test func `after the minutes of the settings nothing of the data is seen`() throws {
    let desk = try desk()
    desk.expect(
      """
       Roster  Locked







                 This console is locked
                |                                                          |
                |   Name:     root                                         |
                | > Password:                                              |
                |                                                          |
                | Nobody pressed a key for 5 minutes. Nothing is lost.     |
                +----------------------------------------------------------+








      Enter Next  F10 Leave
      """)
  }

  @Test func `it is locked at 40 columns too`() throws {
    let desk = try desk()
    desk.resize(12, 40)
    #expect(desk.shows("This console is locked") && !desk.shows("Ada") && !desk.shows("roster.db"))
    #expect(desk.currentLine.contains("> Password:"))
  }

  @Test func `a minute before it is open, and with 0 it never locks`() throws {
    let desk = try desk(minutes: 4)
    #expect(!desk.session.isLocked && desk.session.timeUntilLock == 60_000)
    desk.press(.down)
    #expect(desk.session.timeUntilLock == 300_000, "A key begins the time anew.")
    try reception.settings { $0.security.lockAfterMinutes = 0 }
    reception.now += 500
    desk.idle()
    #expect(!desk.session.isLocked && desk.session.timeUntilLock == nil)
  }

  @Test func `the first key after the time is no command`() throws {
    let desk = try reception.desk(reception.root)
    reception.now += 5
    desk.type("n")
    #expect(desk.session.isLocked && !desk.showsData)
    #expect(desk.session.screens.count == 2, "n made no form.")
  }

  @Test(arguments: [TerminalEvent.continued, .resized(Size(rows: 24, columns: 80)), .wake])
  func `whatever wakes the console finds it locked`(event: TerminalEvent) throws {
    let desk = try reception.desk(reception.root)
    reception.now += 5
    desk.session.handle(event)
    #expect(desk.session.isLocked, "Not even one picture of the data is sent.")
  }

  @Test func `the password opens it with the screens as they were`() throws {
    let desk = try desk {
      $0.press(.enter)
      $0.press(.down, .down)
    }
    #expect(!desk.showsData)
    desk.type("Wrong-99").press(.enter).decided()
    #expect(desk.session.isLocked && desk.shows("wrong"))
    unlock(desk)
    #expect(!desk.session.isLocked && desk.form != nil, "\(desk.framed)")
    #expect(desk.message == "Info: Welcome back.")
  }

  @Test func `what was typed is a draft by then, and still stands in the form`() throws {
    let desk = try desk { $0.type("nAlan Turing") }
    #expect(try reception.drafts().contains { $0.contains("Alan Turing") })
    #expect(!desk.shows("Alan"))
    unlock(desk)
    #expect(desk.shows("Alan Turing"))
  }

  @Test func `nothing but signing in and leaving can be done at the lock`() throws {
    let desk = try desk()
    for key in [Key.control("z"), .control("p"), .f(1), .f(2), .f(6), .f(7), .escape, .up, .up] {
      desk.press(key)
      #expect(desk.session.isLocked && !desk.showsData, "after \(key)")
    }
    #expect(desk.currentLine.contains("> Password:"), "The name is not asked for.")
    desk.type(":")
    #expect(!desk.shows("Command"))
  }

  @Test func `others' saves change nothing at the lock and are seen after it`() throws {
    let desk = try desk()
    let before = desk.screen
    try reception.centre.add("Bertrand Russell", "bertrand")
    desk.idle()
    #expect(desk.screen == before)
    unlock(desk)
    #expect(desk.shows("Bertrand Russell"))
  }

  @Test func `a screen that closes by itself does not take the lock with it`() throws {
    let secret = Enrolment()
    let code = Secret(secret.codes.code(at: OneTimeCode.step(at: Centre.noon) - 1))
    _ = reception.centre.store.enrol(reception.root, in: secret, code: code, origin: "test")
    let desk = try desk { $0.run("mfa") }
    try reception.run("UPDATE operator SET mfa_active = 0, version = version + 1")
    try reception.run("DELETE FROM multi_factor")
    desk.idle()
    #expect(desk.session.screens.last is SignInScreen && !desk.showsData, "\(desk.framed)")
    unlock(desk)
    #expect(desk.session.screens.count == 1 && desk.session.top is ListController)
  }

  @Test func `work that ends behind the lock does not take it away`() throws {
    let gate = DispatchSemaphore(value: 0)
    var ended = false
    let desk = try desk {
      $0.session.work(.asking) { _ in
        gate.wait()
      } finished: {
        ended = true
      }
    }
    gate.signal()
    while !ended { desk.idle() }
    #expect(desk.session.isLocked && desk.session.top is SignInScreen && !desk.showsData)
    unlock(desk)
    #expect(desk.session.top is ListController)
  }

  @Test func `a directory that takes its time opens the lock as well`() throws {
    let slow = SlowDirectory()
    try reception.settings { $0.directory.host = HostName(unchecked: "directory.example.org") }
    try reception.run("UPDATE operator SET active_directory_sso = 1")
    let store = try AgentStore(
      path: reception.centre.folder + "/roster.db", mode: .open, steps: Migration.all,
      passwordDirectory: slow, clock: { Centre.noon })
    let desk = try reception.desk(reception.root, store)
    reception.now += 5
    desk.idle().type(Reception.password.revealed).press(.enter)
    #expect(desk.session.isLocked && desk.shows("One moment") && !desk.showsData)
    slow.answer()
    desk.decided()
    #expect(!desk.session.isLocked && desk.session.top is ListController, "\(desk.framed)")
  }

  @Test func `the console of somebody without a password ends, and says why`() throws {
    try reception.run("DELETE FROM credential")
    let desk = try reception.desk(reception.root)
    desk.type("nAlan Turing")
    reception.now += 5
    desk.session.handle(.timeout)
    #expect(desk.session.isOver && !desk.session.isLocked)
    #expect(desk.session.lastWord?.hasPrefix("Nobody pressed a key for 5 minutes") == true)
    #expect(try reception.drafts().contains { $0.contains("Alan Turing") })
  }

  @Test func `another limit holds as soon as it is saved`() throws {
    let desk = try desk(minutes: 2)
    try reception.settings { $0.security.lockAfterMinutes = 3 }
    desk.idle()
    #expect(desk.session.timeUntilLock == 60_000)
  }
}
