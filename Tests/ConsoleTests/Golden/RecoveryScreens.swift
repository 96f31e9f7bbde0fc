import Testing
import TextUI

@testable import Console

@MainActor @Suite struct RecoveryScreens {
  private func desk(_ size: Size = Size(rows: 24, columns: 80)) throws -> Desk {
    let desk = try Desk.staffed(size: size)
    try desk.centre.setMail("roster@example.org")
    return desk
  }

  @Test func `the address of somebody who forgot the password`() throws {
    let desk = try desk()
    try ForgottenPanel.open(session: desk.session, source: "test") {}
    desk.type("ada@example.org")
    desk.expect(
      """
       Roster  Agents                                                 root  roster.db
      Search: / to search                                                     5 agents
            Full Name^              Username        Internal  Typology   Status
      > [ ] Ada Lovelace            ada             1000      Phonebar   -
        [ ] Grace Hopper            grace           1001      External   -
        [ ] José García             jose            1002      WebRTC     -
        [ ] Linus Mobile            linus           1003      Mobile     -
        [ ] Zoë Müller              zoe             1004      External   -
               Forgotten password
              |                                                              |
              | Type the e-mail address of your account. A code is sent to   |
              | it, with which you choose a new password.                    |
              |                                                              |
              | Address: ada@example.org                                     |
              +--------------------------------------------------------------+








      Enter Send a code  Esc Back  F1 Help  ^P Command  F10 Leave
      """)
  }

  @Test func `a code and a new password, half typed`() throws {
    let desk = try desk()
    desk.session.push(RedeemPanel(session: desk.session, source: "test"))
    desk.type("7K3M-V0QX-AAAA-BBBB-CCCC-DDDD-EEEE").press(.enter).type("Enigma")
    desk.expect(
      """
       Roster  Agents                                                 root  roster.db
      Search: / to search                                                     5 agents
            Full Name^              Username        Internal  Typology   Status
      > [ ] Ada Lovelace            ada             1000      Phonebar   -
        [ ] Grace New password with a code
        [ ] José |                                                        |
        [ ] Linus|   Code:          7K3M-V0QX-AAAA-BBBB-CCCC-DDDD-EEEE    |
        [ ] Zoë M| > New password:  ******                                |
                 |   Once more:                                           |
                 |                                                        |
                 | [ ] at least 8 characters                              |
                 | [x] a lower-case letter                                |
                 | [x] an upper-case letter                               |
                 | [ ] a digit                                            |
                 | [ ] one of ~!@#$%^&-_=+[{]}                            |
                 | [x] to be none of the commonest passwords              |
                 |                                                        |
                 +--------------------------------------------------------+





      F2 Save  Enter Next  Esc Back  F1 Help  ^P Command  F10 Leave
      """)
  }

  @Test func `the same on a small terminal`() throws {
    let desk = try desk(Size(rows: 12, columns: 40))
    desk.session.push(RedeemPanel(session: desk.session, source: "test"))
    desk.type("7K3M-V0QX-AAAA-BBBB-CCCC-DDDD-EEEE").press(.enter).type("Enigma")
    desk.expect(
      """
       Roster  Agents         root  roster.db
       New password with a code
          Code:          B-CCCC-DDDD-EEEE
        > New password:  ******
          Once more:
        [ ] at least 8 characters
        [x] a lower-case letter
        [x] an upper-case letter
        [ ] a digit
        [ ] one of ~!@#$%^&-_=+[{]}

      F2 Save  Enter Next  Esc Back  F1 Help
      """)
  }
}
