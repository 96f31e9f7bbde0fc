import Testing
import TextUI

@testable import Console

@MainActor @Suite struct PanelScreens {
  @Test func `the palette, narrowed`() throws {
    let desk = try Desk.staffed()
    desk.type(":de")
    desk.expect(
      """
       Roster  Agents                                                 root  roster.db
      Search: / to sea Command                                                5 agents
            Full Name^|                                             |y   Status
      > [ ] Ada Lovela| Search: de                                  |r   -
        [ ] Grace Hopp|                                             |l   -
        [ ] José Garcí| > Delete  :delete  d Del                    |    -
        [ ] Linus Mobi|   Deleted agents  :deleted  D               |    -
        [ ] Zoë Müller|   Details beside  :details  w               |l   -
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      |                                             |
                      +---------------------------------------------+

      Enter Take  Esc Back  F1 Help  ^P Command  F10 Leave
      """)
  }

  @Test func `the question before deleting`() throws {
    let desk = try Desk.staffed()
    desk.type("  d")
    desk.expect(
      """
       Roster  Agents                                                 root  roster.db
      Search: / to search                                           5 agents, 2 marked
            Full Name^              Username        Internal  Typology   Status
        [x] Ada Lovelace            ada             1000      Phonebar   -
        [x] Grace Hopper            grace           1001      External   -
      > [ ] José García             jose            1002      WebRTC     -
        [ ] Linus Mobile            linus           1003      Mobile     -
         Delete
        |                                                                          |
        | Delete 2 agents: Ada Lovelace (ada), Grace Hopper (grace)?               |
        | They cannot sign in or register, keep username and internal, and can be  |
        | restored.                                                                |
        |                                                                          |
        | > n  No, go back                                                         |
        |   y  Yes, delete                                                         |
        +--------------------------------------------------------------------------+







      Enter Take  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `the differences before saving`() throws {
    let desk = try Desk.staffed()
    desk.press(.enter, .down, .down).type("Countess").press(.f(2))
    desk.expect(
      """
       Roster  Edit Ada Lovelace (ada, 1000)                          root  roster.db
      [Account]* Voice   Other Channels   Phonebar   Permissions   Client Logs

      Personal Info
         Full Name:                      Ada Lovelace
       = Username:                       ada
      >* Alias:                          Countess
         Typology:         Save these changes?
         Email:           |                                      |
         Internal:        | Alias: (empty) -> Countess           |
         Description:     |                                      |
         Voicemail:       | > s  Save                            |
         Login in Pause:  |   n  Save, and never ask again       |
         Avatar:          |   b  Back to the form                |
      Notifications       +--------------------------------------+
         Toast position:                 top-right
      Security Suite
       = Last password reset:            2026-11-20 12:00
         Disabled:                       [ ]
       = Locked:                         [ ]
         Mask Sensitive Data:            [ ]
      Authentication                                                      2 more below

      Enter Take  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `the list of what is wrong`() throws {
    let desk = try Desk.staffed()
    desk.type("n").press(.f(2))
    desk.expect(
      """
       Roster  New agent                                              root  roster.db
      >! Full Name:
       ! Username:                         ! Username is empty: it must be 1 to 40 of~
         Alias:
         Typology:                       Phonebar
       ! Email:                            ! Email is empty: it must be filled in.
         There is a problem
        |                                                                          |
        | > 1 Full Name is empty: it must be 1 to 80 characters.                   |
        |   2 Username is empty: it must be 1 to 40 of the letters A-Z, a-z, the ~ |
        |   3 Email is empty: it must be filled in.                                |
        |   4 Password needs at least 8 characters, a lower-case letter, an upper~ |
        |                                                                          |
        |                                                                          |
        |                                                                          |
        +--------------------------------------------------------------------------+
         Voicemail:                      [ ]





      Error: 4 problems: nothing was saved yet.
      Enter Take  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `help for a field`() throws {
    let desk = try Desk.staffed()
    desk.press(.enter, .f(7), .down, .f(1))
    desk.expect(
      """
       Roster  Edit Ada Lovelace (ada, 1000)                          root  roster.db
       A Help                                                         54 more below
        |                                                                          |
      SI| Host (host)                                                              |
        | The address of a telephone that never moves, or dynamic for one that     |
      > | registers.                                                               |
        |                                                                          |
        | Host is empty: it must be filled in.                                     |
        | Default: dynamic.                                                        |
        | It must be filled in.                                                    |
        |                                                                          |
        | Keys                                                                     |
        | F2, ^S          Save: Checks everything, shows the differences and       |
        |                 saves.                                                   |
        | Enter, F4       Choose: Opens the choices or the longer text of the      |
        |                 field.                                                   |
        | Space           Switch: Switches on or off.                              |
        | Tab, Down, Enter                                                         |
        |                 Next field: The next field of the tab.                   |
        | Shift+Tab, Up   Previous field: The field before.                        |
        | F7, ]           Next tab: The next tab; g and a digit go to a tab.       |
        +--------------------------------------------------------------------------+

      Esc Close  F1 Help  : Command
      """)
  }

  @Test func `an ordered choice`() throws {
    let desk = try Desk.staffed()
    desk.press(.enter, .f(3)).type("allowed codecs").press(.enter, .enter)
    desk.expect(
      """
       Roster  Edit Ada Lovelace (ada, 1000)                          root  roster.db
       Account  [Voice]  Other Channels   Phonebar   Permissions   Client Logs

      SIP client
         Transport:      Allowed Codecs
         Host:          |                                          |
         NAT:           | How speech is encoded, the preferred one |
         Type:          | first.                                   |
      >  Allowed Codecs:| Space takes or leaves, + and - move, A   |
         Caller ID:     | all, letters narrow, Enter is done.      |
         Context:       |                                          |
         Call Group:    | > [1] ulaw                               |
         Pickup Group:  |   [2] alaw                               |
         ChanSpy:       |   [ ] gsm                                |
         Video support: |   [ ] g722                               |
         Record calls to|   [ ] g729                               |
         Encryption (SRT|   [ ] opus                               |
                        +------------------------------------------+





      Enter Done  Esc Back  F1 Help  ^P Command  F10 Leave
      """)
  }

  @Test func `the history of one agent`() throws {
    let desk = try Desk.staffed()
    try desk.centre.edit("ada", "context", "night")
    desk.idle().type("h")
    desk.expect(
      """
       Roster  History of Ada Lovelace                                root  roster.db
      / narrows: by:NAME field:NAME since:7d
      > 2026-11-20 12:00  bob  Context: from-sip -> night
        2026-11-20 12:00  root  Internal: (empty) -> 1000
        2026-11-20 12:00  root  Email (Personal Info): (empty) -> ada@example.org
        2026-11-20 12:00  root  Username: (empty) -> ada
        2026-11-20 12:00  root  Full Name: (empty) -> Ada Lovelace
        2026-11-20 12:00  root  Created















      Enter Show  / Narrow  a Everything  z Take back  Esc Back  F1 Help  : Command
      """)
  }

  @Test func `a new password`() throws {
    let desk = try Desk.staffed()
    desk.type("p").type("Enigma")
    desk.expect(
      """
       Roster  Agents                                                 root  roster.db
      Search: / to search                                                     5 agents
            Full Name^              Username        Internal  Typology   Status
      > [ ] Ada Lovelace            ada             1000      Phonebar   -
        [ ] Grace Hopper            grace           1001      External   -
        [ ] José G Password of Ada Lovelace
        [ ] Linus |                                                      |
        [ ] Zoë Mü| > New password:  ******                              |
                  |   Once more:                                         |
                  |                                                      |
                  | [ ] at least 8 characters                            |
                  | [x] a lower-case letter                              |
                  | [x] an upper-case letter                             |
                  | [ ] a digit                                          |
                  | [ ] one of ~!@#$%^&-_=+[{]}                          |
                  | [x] to be none of the commonest passwords            |
                  |                                                      |
                  +------------------------------------------------------+





      F2 Save  Enter Next  F9 Make one  Esc Back  F1 Help  ^P Command  F10 Leave
      """)
  }

  @Test func `a panel in a small window`() throws {
    let desk = try Desk.staffed(size: Size(rows: 12, columns: 40))
    desk.type("o").press(.down)
    desk.expect(
      """
       Roster  Agents         root  roster.db
       Sort by                  86 more below
        The same column again turns the
        order round.
        Search:

          (x) Full Name  ascending
        > ( ) Username
          ( ) Alias
          ( ) Typology

      Enter Take  Esc Back  F1 Help  F10 Leave
      """)
  }
}
