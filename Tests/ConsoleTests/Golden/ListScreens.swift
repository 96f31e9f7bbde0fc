import Testing
import TextUI

@testable import Console

@MainActor @Suite struct ListScreens {
  private static let small = Size(rows: 12, columns: 40)

  @Test func `the list`() throws {
    let desk = try Desk.staffed()
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















      Enter Open  n New  e Edit marked  d Delete  g Go to  / Search  F1 Help
      """)
  }

  @Test func `the list of a narrowed search with a mark`() throws {
    let desk = try Desk.staffed()
    desk.type(" /a").press(.enter)
    desk.expect(
      """
       Roster  Agents                                                 root  roster.db
      Search: a                                                     5 agents, 1 marked
            Full Name^              Username        Internal  Typology   Status
        [x] Ada Lovelace            ada             1000      Phonebar   -
      > [ ] Grace Hopper            grace           1001      External   -
        [ ] José García             jose            1002      WebRTC     -
        [ ] Linus Mobile            linus           1003      Mobile     -
        [ ] Zoë Müller              zoe             1004      External   -















      Enter Open  n New  e Edit marked  d Delete  g Go to  / Search  F1 Help
      """)
  }

  @Test func `an empty centre`() throws {
    let desk = Desk(try Centre())
    desk.expect(
      """
       Roster  Agents                                                 root  roster.db
      Search: / to search                                                     0 agents
            Full Name^              Username        Internal  Typology   Status

        There is no agent yet.

        n  makes the first one.
        S  loads a sample centre to look around: a few dozen agents with queues and
           teams, clearly marked as samples; one command removes them all again.

        ?  explains the keys, q leaves.












      n New  g Go to  / Search  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `the list in a small window`() throws {
    let desk = try Desk.staffed(size: Self.small)
    desk.expect(
      """
       Roster  Agents         root  roster.db
      Search: / to search             5 agents
            Full Name^              Username
      > [ ] Ada Lovelace            ada
        [ ] Grace Hopper            grace
        [ ] José García             jose
        [ ] Linus Mobile            linus
        [ ] Zoë Müller              zoe



      Enter Open  n New  e Edit marked
      """)
  }
}
