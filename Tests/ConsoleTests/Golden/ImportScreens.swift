import Testing
import TextUI

@testable import Console

@MainActor @Suite struct ImportScreens {
  private static let file = """
    username,full_name,email,alias,record_calls,password
    ada,,ada@new.example.org,Countess of Lovelace,waw,
    new.one,Nadia New,nadia@example.org,,,Good-pass1
    grace,,,,,

    """

  private static let wrong = """
    username;email;queues;voicemail
    ada;nobody;Sales;perhaps
    grace;grace@new.example.org;;on
    "zoe;;;

    """

  @Test func `the differences of an import`() throws {
    let desk = try Desk.staffed()
    try desk.importing(Self.file)
    desk.expect(
      """
       Roster  Import of agents.csv                                   root  roster.db
      Lines: 1 new, 1 changed, 1 unchanged. Nothing is changed yet.
      [Differences 9]  Warnings 1
      > ada           Alias: (empty) -> Countess of Lovelace
        ada           Email (Personal Info): ada@example.org -> ada@new.example.org
        ada           Record calls to user extension: inactive -> wav
        new.one       New agent
        new.one       Internal: the smallest free number
        new.one       Password: as the file has it
        new.one       Full Name: (empty) -> Nadia New
        new.one       Username: (empty) -> new.one
        new.one       Email (Personal Info): (empty) -> nadia@example.org











      F2 Import  Enter Show  Tab Other list  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `the wrong lines of an import`() throws {
    let desk = try Desk.staffed()
    try desk.importing(Self.wrong)
    desk.expect(
      """
       Roster  Import of agents.csv                                   root  roster.db
      ! Lines: 1 changed, 2 wrong. Nothing is changed yet.
      [Wrong lines 4]  Differences 2
      > Line 2:5      (email) Email must be one address such as name@example.org.
        Line 2:12     (queues) There is no queue Sales: make it first, or take it out.
        Line 2:18     (voicemail) Voicemail must be on or off.
        Line 4:1      The quote that begins here is never closed: close it behind the~
















      Enter Show  Tab Other list  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `the wrong lines of an import in a small window`() throws {
    let desk = try Desk.staffed(size: Size(rows: 12, columns: 40))
    try desk.importing(Self.wrong)
    desk.expect(
      """
       Roster  Import of agents.csv
      ! Lines: 1 changed, 2 wrong. Nothing is~
      [Wrong lines 4]  Differences 2
      > Line 2:5    (email) Email must be one~
        Line 2:12   (queues) There is no queu~
        Line 2:18   (voicemail) Voicemail mus~
        Line 4:1    The quote that begins her~




      Enter Show  Tab Other list  Esc Back
      """)
  }

  @Test func `the question before an import`() throws {
    let desk = try Desk.staffed()
    try desk.importing(Self.file).press(.f(2))
    desk.expect(
      """
       Roster  Import of agents.csv                                   root  roster.db
      Lines: 1 new, 1 changed, 1 unchanged. Nothing is changed yet.
      [Differences 9]  Warnings 1
      > ada           Alias: (empty) -> Countess of Lovelace
        ada           Email (Personal Info): ada@example.org -> ada@new.example.org
        ada           Record calls to user extension: inactive -> wav
        new.one       New agent
         Import
        |                                                                          |
        | 1 new agent, 1 changed agent, 9 differences. All of it is one step that  |
        | u takes back.                                                            |
        |                                                                          |
        | > n  No, go back                                                         |
        |   y  Yes, import                                                         |
        +--------------------------------------------------------------------------+








      Enter Take  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }
}
