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
    desk.expect("")
  }

  @Test func `the wrong lines of an import`() throws {
    let desk = try Desk.staffed()
    try desk.importing(Self.wrong)
    desk.expect("")
  }

  @Test func `the wrong lines of an import in a small window`() throws {
    let desk = try Desk.staffed(size: Size(rows: 12, columns: 40))
    try desk.importing(Self.wrong)
    desk.expect("")
  }

  @Test func `the question before an import`() throws {
    let desk = try Desk.staffed()
    try desk.importing(Self.file).press(.f(2))
    desk.expect("")
  }
}
