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
       Roster  Settings                                               root  roster.db
       Security  [Telephones]  Mail   Directory   Files   Licence   Telephony

      Numbers and WebRTC
      >  Smallest internal:              1000
         WSS Port:                       8089
         TLS certificate:
         TLS certificate's private key:















      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `Mail`() throws {
    try tab(3).expect(
      """
       Roster  Settings                                               root  roster.db
       Security   Telephones  [Mail]  Directory   Files   Licence   Telephony

      Messages
      >  From:
         Transport:                      /usr/sbin/sendmail -t
         Reset address:
















      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `Directory`() throws {
    try tab(4).expect(
      """
       Roster  Settings                                               root  roster.db
       Security   Telephones   Mail  [Directory]  Files   Licence   Telephony

      Active Directory
      >  Host:
         Port:                           636
         Security:                       ldaps
         CA certificate:
         Timeout (s):                    5
      Sign-in
         Bind name:
         Base DN:
         User filter:                    (sAMAccountName={username})










      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `Files`() throws {
    try tab(5).expect(
      """
       Roster  Settings                                               root  roster.db
       Security   Telephones   Mail   Directory  [Files]  Licence   Telephony

      Folders
      >  Screen recordings:
         Client logs:                    /var/log/roster
      Client logs
         Largest file (MiB):             10
         Files kept:                     5














      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `Licence`() throws {
    try tab(6).expect(
      """
       Roster  Settings                                               root  roster.db
       Security   Telephones   Mail   Directory   Files  [Licence]  Telephony

      Licence
      >  Mobile:                         [x]
         Multi-profile:                  [x]
         WebRTC:                         [x]
         Screen recording:               [x]
         Channels:                       Voice, Chat, Email, SMS, Open Channel, ~
      Staff
         Agents:                         0
         Mobile agents:                  0
         Telephones:                     0










      F2 Save  Space Switch  F7 Next tab  F3 Find field  F5 Differences  Esc Back
      """)
  }

  @Test func `Telephony`() throws {
    try tab(7).expect(
      """
       Roster  Settings                                               root  roster.db
       Security   Telephones   Mail   Directory   Files   Licence  [Telephony]

      Exchange
      >  Telephony:                      [ ]
         Folder of telephony.db:         /var/lib/roster/telephony
      Manager interface
         Host:
         Port:                           5038
         User:
         File with the secret:












      F2 Save  Space Switch  F7 Next tab  F3 Find field  F5 Differences  Esc Back
      """)
  }
}
