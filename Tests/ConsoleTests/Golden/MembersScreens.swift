import AgentDomain
import Testing
import TextUI

@testable import Console

/// The screens of memberships, cell by cell.
@MainActor @Suite struct MembersScreens {
  private static let small = Size(rows: 12, columns: 40)

  @Test func `the queues of one agent`() throws {
    let desk = try Desk.furnished()
    desk.type("Q ")
    desk.expect(
      """
       Roster  Queues of Ada Lovelace (ada)                           root  roster.db
      Channel: [All] Voice  Chat
      Search: / to search                                            1 agent, 1 change
          Member of (2)               Penalty      Available (1)
          Sales (Voice)               0        >   Web Chat (Chat)
        * Support (Voice)             0

















      Space Take  F2 Save  Tab Other list  A All  = Penalty  Esc Back  F1 Help
      """)
  }

  @Test func `the queues of many agents`() throws {
    let desk = try Desk.furnished()
    desk.type("aQ]=").press(.backspace).type("3").press(.enter)
    desk.expect(
      """
       Roster  Queues of 5 agents                                     root  roster.db
      Channel:  All [Voice] Chat
      Search: / to search                                           5 agents, 1 change
          Member of (1)               Penalty      Available (1)
        * Sales               5 of 5  0-3      >   Support                      0 of 5


















      Space Take  F2 Save  Tab Other list  A All  = Penalty  Esc Back  F1 Help
      """)
  }

  @Test func `the queues of many agents in a small window`() throws {
    let desk = try Desk.furnished(size: Self.small)
    desk.type("aQ ").press(.tab)
    desk.expect(
      """
       Roster  Queues of 5 agents
      Channel: [All] Voice  Chat
      Search: / to search   5 agents, 1 change
      [Member of (1)] Available (2)
      > * Sales (Voice)        5 of 5  0






      Space Take  F2 Save  Tab Other list
      """)
  }

  @Test func `the teams of an agent in a small window`() throws {
    let desk = try Desk.furnished(size: Self.small)
    desk.type("T")
    desk.expect(
      """
       Roster  Teams of Ada Lovelace (ada)
      Search: / to search              1 agent
      [Member of (1)] Available (0)
      >   Night







      Space Take  F2 Save  Tab Other list
      """)
  }

  @Test func `the question before all are taken`() throws {
    let desk = try Desk.furnished()
    desk.type("aQ]A")
    desk.expect(
      """
       Roster  Queues of 5 agents                                     root  roster.db
      Channel:  All [Voice] Chat
      Search: / to search                                                     5 agents
          Member of (1)               Penalty      Available (2)
          Sales               2 of 5  0        >   Sales                        2 of 5
                                                   Support                      0 of 5

                          All of them
                         |                                        |
                         | Add 5 agents to all 2 Voice queues?    |
                         | It is staged until F2 saves it.        |
                         |                                        |
                         | > n  No, go back                       |
                         |   y  Yes, add                          |
                         +----------------------------------------+








      Enter Take  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `what a save changes`() throws {
    let desk = try Desk.furnished()
    desk.type("aQ ").press(.tab, .down).press(.f(2))
    desk.expect(
      """
       Roster  Queues of 5 agents                                     root  roster.db
      Channel: [All] Voice  Chat
      Search: / to search                                           5 agents, 1 change
          Member of (1)               Penalty      Available (2)
      > * Sales (Voice)       5 of 5  0            Support (Voice)              0 of 5
                                                   Web Chat (Chat)              0 of 5


                Save these changes?
               |                                                            |
               | Sales: 3 agents join, 2 are members already; penalty 0.    |
               |                                                            |
               | > s  Save                                                  |
               |   b  Back to the lists                                     |
               +------------------------------------------------------------+








      Enter Take  Esc Back  F1 Help  : Command  F10 Leave
      """)
  }

  @Test func `the queues that a team offers`() throws {
    let desk = try Desk.furnished()
    desk.press(.down, .down).type("T ").press(.f(2))
    desk.expect(
      """
       Roster  Teams of José García (jose)                            root  roster.db
      Search: / to search                                            1 agent, 1 change
          Member of (1)                            Available (0)
        * Night                                > (none)



                         Team Night has queues
                        |                                          |
                        | Join them as well?                       |
                        | Space takes or leaves, A all, letters    |
                        | narrow the list, Enter is done.          |
                        |                                          |
                        | > [ ] Sales (Voice)                      |
                        +------------------------------------------+








      Enter Done  Esc Back  F1 Help  ^P Command  F10 Leave
      """)
  }

  @Test func `the agents of a queue`() throws {
    let desk = try Desk.furnished(.queue)
    desk.type("m")
    desk.expect(
      """
       Roster  Agents of queue Sales                                  root  roster.db
      Search: / to search                                                     2 agents
            Full Name^              Penalty  Username        Internal  Typology
      > [ ] Ada Lovelace            0        ada             1000      Phonebar
        [ ] Grace Hopper            0        grace           1001      External


















      + Add agents  - Take out  = Penalty  Enter Open  / Search  Esc Back  F1 Help
      """)
  }

  @Test func `the agents to add to a queue in a small window`() throws {
    let desk = try Desk.furnished(.queue, size: Self.small)
    desk.type("m+")
    desk.expect(
      """
       Roster  Add agents to queue Sales
      Search: / to search             3 agents
            Full Name^              Username
      > [ ] José García             jose
        [ ] Linus Mobile            linus
        [ ] Zoë Müller              zoe





      Enter Add  / Search  Esc Back  F1 Help
      """)
  }
}
