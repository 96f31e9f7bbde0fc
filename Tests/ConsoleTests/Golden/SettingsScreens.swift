import AgentDomain
import Testing
import TextUI

@testable import Console

/// Every tab of the settings; each fits on one page.
@MainActor @Suite struct SettingsScreens {
  /// The settings with one of their tabs in front.
  private func tab(_ number: Int) throws -> Desk {
    let desk = try Desk.furnished(.settings)
    for _ in 1..<number { desk.press(.f(7)) }
    return desk
  }

  @Test func `Telephones`() throws {
    try tab(2).expect(
      """
      """)
  }

  @Test func `Mail`() throws {
    try tab(3).expect(
      """
      """)
  }

  @Test func `Directory`() throws {
    try tab(4).expect(
      """
      """)
  }

  @Test func `Files`() throws {
    try tab(5).expect(
      """
      """)
  }

  @Test func `Licence`() throws {
    try tab(6).expect(
      """
      """)
  }

  @Test func `Telephony`() throws {
    try tab(7).expect(
      """
      """)
  }
}
