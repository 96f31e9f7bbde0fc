import AgentDomain
import Testing
import TextUI

@testable import Console

/// The screens of centre objects and settings, cell by cell.
@MainActor @Suite struct CentreScreens {
  @Test func `the list of queues`() throws {
    let desk = try Desk.furnished(.queue)
    desk.expect(
      """
       Roster  Queues                                                 root  roster.db
      Search: / to search                                                     3 queues
            Name^                     Channel       Agents    Strategy
      > [ ] Sales                     Voice         2         all at once
        [ ] Support                   Voice         0         all at once
        [ ] Web Chat                  Chat          0         all at once

















      Enter Open  n New  d Remove  g Go to  m Members  / Search  Esc Back  F1 Help
      """)
  }

  @Test func `the list of queues in a small window`() throws {
    let desk = try Desk.furnished(.queue, size: Size(rows: 12, columns: 40))
    desk.expect(
      """
       Roster  Queues         root  roster.db
      Search: / to search             3 queues
            Name^                     Channel
      > [ ] Sales                     Voice
        [ ] Support                   Voice
        [ ] Web Chat                  Chat





      Enter Open  n New  d Remove  g Go to
      """)
  }

  @Test func `the form of a queue`() throws {
    let desk = try Desk.furnished(.queue)
    desk.press(.enter)
    desk.expect(
      """
       Roster  Edit queue Sales                                       root  roster.db
      Queue
      >  Name:                           Sales
         Channel:                        Voice
         Description:
      Calls
         Strategy:                       all at once
         Ring time (s):                  15
         Weight:                         0
         Wrap-up time (s):               0
         Maximum length:                 0
         Music class:                    default











      F2 Save  F3 Find field  F5 Differences  Esc Back  F1 Help  ^P Command  F10 Leave
      """)
  }

  @Test func `the question before a queue goes`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("d")
    desk.expect(
      """
       Roster  Queues                                                 root  roster.db
      Search: / to search                                                     3 queues
            Name^                     Channel       Agents    Strategy
      > [ ] Sales                     Voice         2         all at once
        [ ] Support                   Voice         0         all at once
        [ ] Web Chat                  Chat          0         all at once
         Remove
        |                                                                          |
        | Remove queue Sales?                                                      |
        | It is used by 2 agents: Ada Lovelace, Grace Hopper; 1 team: Night; 1     |
        | profile: Inbound. They lose it.                                          |
        | u brings it all back.                                                    |
        |                                                                          |
        | > n  No, go back                                                         |
        |   y  Yes, remove                                                         |
        +--------------------------------------------------------------------------+







      Enter Take  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `the list of modules`() throws {
    let desk = try Desk.furnished(.module)
    desk.expect(
      """
       Roster  Modules                                                root  roster.db
      Search: / to search                                                   17 modules
            Title^                    Key                   On for    Position  Updat~
      > [ ] Abandoned Calls           abandoned_calls       5         4         2026-~
        [ ] Chat                      chat                  5         6         2026-~
        [ ] Contact Manager           contact_manager       5         1         2026-~
        [ ] Custom Dashboards         custom_dashboards     5         15        2026-~
        [ ] Dashboards                dashboards            5         0         2026-~
        [ ] Dialer Campaigns          dialer_campaigns      5         12        2026-~
        [ ] Email                     email                 5         7         2026-~
        [ ] Fax                       fax                   5         10        2026-~
        [ ] Internal Messenger        internal_messenger    5         14        2026-~
        [ ] JScripty                  jscripty              5         13        2026-~
        [ ] Open Channel              open_channel          5         9         2026-~
        [ ] Scheduled Calls           scheduled_calls       5         3         2026-~
        [ ] Screen Recordings         screen_recordings     5         16        2026-~
        [ ] SMS                       sms                   5         8         2026-~
        [ ] Voice Calls               voice_calls           5         2         2026-~
        [ ] Voice Recordings          voice_recordings      5         5         2026-~
        [ ] WhatsApp                  whatsapp              5         11        2026-~



      Enter Open  n New  d Remove  g Go to  t Turn on  / Search  Esc Back  F1 Help
      """)
  }

  @Test func `the settings`() throws {
    let desk = try Desk.furnished(.settings)
    desk.expect(
      """
       Roster  Settings                                               root  roster.db
      [Security]  Telephones   Mail   Directory   Files   Licence   Telephony

      Security Suite
      >  Security Suite:                 [x]
         Failed logins before locking:   5
         Locked for (minutes):           0
         Password age (days):            90
         Password history:               5
         Masked characters:              0
         Users manage passwords:         [ ]
         SIP realm:                      motion
      Console
         Lock when idle (minutes):       0









      F2 Save  Space Switch  F7 Next tab  F3 Find field  F5 Differences  Esc Back
      """)
  }

  @Test func `the settings in a small window`() throws {
    let desk = try Desk.furnished(.settings, size: Size(rows: 12, columns: 40))
    desk.expect(
      """
       Roster  Settings       root  roster.db
      [Security]  Telephones   Mail          >

      Security Suite
      >  Security Suite:  [x]
         Failed logins before locki~: 5
         Locked for (minutes): 0
         Password age (days): 90
         Password history: 5
         Masked characters: 0           4 more

      F2 Save  Space Switch  F7 Next tab
      """)
  }

  @Test func `the ways to other lists`() throws {
    let desk = try Desk.furnished()
    desk.type("g")
    desk.expect(
      """
       Roster  Agents                                                 root  roster.db
      Search: / to search                                                     5 agents
            Full Name^              Username        Internal  Typology   Status
      > [ ] Ada Lovelace            ada             1000      Phonebar   -
        [ ] Grace Hopper            grace           1001      External   -
        [ ] José García    Go to                                  TC     -
        [ ] Linus Mobile  |                                      |le     -
        [ ] Zoë Müller    | > a  Agents                          |rnal   -
                          |   q  Queues                          |
                          |   t  Teams                           |
                          |   p  Profiles                        |
                          |   e  Templates                       |
                          |   l  Telephones                      |
                          |   m  Modules                         |
                          |   o  Operators                       |
                          |   s  Settings                        |
                          +--------------------------------------+






      Enter Take  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `an empty centre in a small window`() throws {
    let desk = Desk(try Centre(), size: Size(rows: 12, columns: 40))
    desk.expect(
      """
       Roster  Agents         root  roster.db
      Search: / to search             0 agents
            Full Name^              Username

        There is no agent yet.
        n  makes the first one.
        S  loads a sample centre.
        ?  explains the keys, q leaves.



      n New  g Go to  / Search  F1 Help
      """)
  }

  @Test func `an empty list of telephones`() throws {
    let desk = Desk(try Centre())
    desk.type("gl")
    desk.expect(
      """
       Roster  Telephones                                             root  roster.db
      Search: / to search                                                 0 telephones
            Name^                     Number  Description                     Updated

        There is no telephone yet: n makes one.
        Esc goes back to the agents.

















      n New  g Go to  / Search  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }
}
