import AgentDomain
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct FormScreens {
  /// The form of an agent with one of its tabs in front.
  private func form(
    _ username: String, tab: Int, size: Size = Size(rows: 24, columns: 80)
  ) throws -> Desk {
    let desk = try Desk.staffed(size: size)
    desk.list?.show(try desk.centre.agent(username).id)
    desk.press(.enter)
    for _ in 0..<tab { desk.press(.f(7)) }
    return desk
  }

  @Test func `Account of an External agent`() throws {
    let desk = try form("grace", tab: 0)
    desk.expect(
      """
       Roster  Edit Grace Hopper (grace, 1001)                        root  roster.db
      [Account]  Voice   Other Channels   Permissions   Client Logs

      Personal Info
      >  Full Name:                      Grace Hopper
       = Username:                       grace
         Alias:
         Typology:                       External
         Email:                          grace@example.org
         Internal:                       1001
         Description:
         Voicemail:                      [ ]
         Hot Desk:                       [ ]
         Login in Pause:                 [ ]
         Avatar:
      Notifications
         Toast position:                 top-right
      Security Suite
       = Last password reset:            2026-11-20 12:00
         Disabled:                       [ ]
       = Locked:                         [ ]
         Mask Sensitive Data:            [ ]                              3 more below

      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `Account of a Phonebar agent`() throws {
    let desk = try form("ada", tab: 0)
    desk.expect(
      """
       Roster  Edit Ada Lovelace (ada, 1000)                          root  roster.db
      [Account]  Voice   Other Channels   Phonebar   Permissions   Client Logs

      Personal Info
      >  Full Name:                      Ada Lovelace
       = Username:                       ada
         Alias:
         Typology:                       Phonebar
         Email:                          ada@example.org
         Internal:                       1000
         Description:
         Voicemail:                      [ ]
         Login in Pause:                 [ ]
         Avatar:
      Notifications
         Toast position:                 top-right
      Security Suite
       = Last password reset:            2026-11-20 12:00
         Disabled:                       [ ]
       = Locked:                         [ ]
         Mask Sensitive Data:            [ ]
      Authentication                                                      2 more below

      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `Voice of an External agent`() throws {
    let desk = try form("grace", tab: 1)
    desk.expect(
      """
       Roster  Edit Grace Hopper (grace, 1001)                        root  roster.db
       Account  [Voice]  Other Channels   Permissions   Client Logs

      SIP client
      >  Transport:                      udp
         Host:                           dynamic
         NAT:                            yes
         Type:                           friend
         Allowed Codecs:                 ulaw, alaw
         Caller ID:                      "Grace Hopper" <1001>
         Context:                        from-sip
         Call Group:
         Pickup Group:
         ChanSpy:                        [ ]
         Video support:                  [ ]
         Record calls to user extension: inactive
         Encryption (SRTP):              [ ]






      F2 Save  Enter Choose  F7 Next tab  F3 Find field  F5 Differences  Esc Back
      """)
  }

  @Test func `Voice of a WebRTC agent`() throws {
    let desk = try form("jose", tab: 1)
    desk.expect(
      """
       Roster  Edit José García (jose, 1002)                          root  roster.db
       Account  [Voice]  Other Channels   WebRTC   Permissions   Client Logs

      SIP client
      >= Transport:                      wss
         Host:                           dynamic
         NAT:                            yes
         Type:                           friend
         Allowed Codecs:                 ulaw, alaw
         Caller ID:                      "José García" <1002>
         Context:                        from-sip
         Call Group:
         Pickup Group:
         ChanSpy:                        [ ]
         Video support:                  [ ]
         Record calls to user extension: inactive
         Encryption (SRTP):              [ ]






      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `Voice of a Mobile agent`() throws {
    let desk = try form("linus", tab: 1)
    desk.expect(
      """
       Roster  Edit Linus Mobile (linus, 1003)                        root  roster.db
       Account  [Voice]  Other Channels   App   Permissions   Client Logs

      SIP client
      >  Transport:                      udp, tcp
         Host:                           dynamic
         NAT:                            yes
         Type:                           friend
         Allowed Codecs:                 ulaw, alaw
         Caller ID:                      "Linus Mobile" <1003>
         Context:                        from-sip
         Call Group:
         Pickup Group:
         ChanSpy:                        [ ]
         Video support:                  [ ]
         Record calls to user extension: inactive
         Encryption (SRTP):              [ ]






      F2 Save  Enter Choose  F7 Next tab  F3 Find field  F5 Differences  Esc Back
      """)
  }

  @Test func `the Other Channels tab`() throws {
    let desk = try form("grace", tab: 2)
    desk.expect(
      """
       Roster  Edit Grace Hopper (grace, 1001)                        root  roster.db
       Account   Voice  [Other Channels]  Permissions   Client Logs

      Channel Capacity
      >  Chat:                           0
         Email:                          0
         SMS:                            0
         Open Channel:                   0
         Fax:                            0
         WhatsApp:                       0
      Auto Answer
         Chat:                           [ ]
         Email:                          [ ]
         SMS:                            [ ]
         Open Channel:                   [ ]
         Fax:                            [ ]
         WhatsApp:                       [ ]
      Advanced Search
         Advanced Search:                [ ]




      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `the Phonebar tab`() throws {
    let desk = try form("ada", tab: 3)
    desk.expect(
      """
       Roster  Edit Ada Lovelace (ada, 1000)                          root  roster.db
       Account   Voice   Other Channels  [Phonebar]  Permissions   Client Logs

      Client
      >  Enable Settings:                [x]
         Auto Answer:                    [ ]
         Ring in Use:                    [ ]
         Enable Recording:               [ ]
         Enable DTMF tones:              [ ]
         Do not disturb during pause:    [x]
         Show unanswered call badge:     [x]
         Enable JAWS integration:        [ ]
         Remote Control:                 [ ]
      Screen Recording
         Screen recording by agent:      [ ]
         Automatic screen recording:     [ ]
      SIP
         SIP Expires (s):                120
         SIP Source Port:                5160
         SIP Destination Port:           5060
         Call Forwarding: Unconditional: [ ]


      F2 Save  Space Switch  F7 Next tab  F3 Find field  F5 Differences  Esc Back
      """)
  }

  @Test func `the WebRTC tab`() throws {
    let desk = try form("jose", tab: 3)
    desk.expect(
      """
       Roster  Edit José García (jose, 1002)                          root  roster.db
       Account   Voice   Other Channels  [WebRTC]  Permissions   Client Logs

      Client
      >  Enable Settings:                [x]
         Auto Answer:                    [ ]
         Ring in Use:                    [ ]
         Enable Recording:               [ ]
         Enable DTMF tones:              [ ]
         Do not disturb during pause:    [x]
         Ignore agent break status for preview calls: [ ]
      SIP
         SIP Expires (s):                120
       = WSS Port:                       8089
      TLS
         TLS certificate:
         TLS certificate's private key:






      F2 Save  Space Switch  F7 Next tab  F3 Find field  F5 Differences  Esc Back
      """)
  }

  @Test func `the App tab`() throws {
    let desk = try form("linus", tab: 3)
    desk.expect(
      """
       Roster  Edit Linus Mobile (linus, 1003)                        root  roster.db
       Account   Voice   Other Channels  [App]  Permissions   Client Logs

      Mobile App
      >  Mobile App Push Gateway:        push.example.org:5060


















      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `the Permissions tab`() throws {
    let desk = try form("grace", tab: 3)
    desk.expect(
      """
       Roster  Edit Grace Hopper (grace, 1001)                        root  roster.db
       Account   Voice   Other Channels  [Permissions]  Client Logs

      General (written at once)
      >  Enable Internal Messenger:      [x]
         Messenger sound notification:   [ ]
         Prefix Required:                [ ]
         Select Recall Me Campaign:      [ ]
         Reschedule Hopper calls:        [ ]
      Download Permissions (written at once)
         Attachments:                    [x]
         Omnichannel Interactions:       [x]
         Voice Recordings:               [x]
      Modules (written at once)
         Dashboards:                     [x]
         Contact Manager:                [x]
         Voice Calls:                    [x]
         Scheduled Calls:                [x]
         Abandoned Calls:                [x]
         Voice Recordings:               [x]
         Chat:                           [x]
         Email:                          [x]                              9 more below

      F2 Save  Space Switch  F7 Next tab  F3 Find field  F5 Differences  Esc Back
      """)
  }

  @Test func `the Client Logs tab`() throws {
    let desk = try form("grace", tab: 4)
    desk.type(" ")
    desk.expect(
      """
       Roster  Edit Grace Hopper (grace, 1001)                        root  roster.db
       Account   Voice   Other Channels   Permissions  [Client Logs]*

      Client Logs
      >* Enable all client scopes:       [x]
         Minimum level:                  error

















      F2 Save  Space Switch  F7 Next tab  F3 Find field  F5 Differences  Esc Back
      """)
  }

  @Test func `changes and errors`() throws {
    let desk = try form("grace", tab: 0)
    desk.press(.down, .down).type("Cobol").press(.down, .down, .control("u"))
    desk.type("none").press(.down)
    desk.expect(
      """
       Roster  Edit Grace Hopper (grace, 1001)                        root  roster.db
      [Account]! Voice   Other Channels   Permissions   Client Logs

      Personal Info
         Full Name:                      Grace Hopper
       = Username:                       grace
       * Alias:                          Cobol
         Typology:                       External
       *!Email:                          none  ! Email must be one address such as na~
      >  Internal:                       1001
         Description:
         Voicemail:                      [ ]
         Hot Desk:                       [ ]
         Login in Pause:                 [ ]
         Avatar:
      Notifications
         Toast position:                 top-right
      Security Suite
       = Last password reset:            2026-11-20 12:00
         Disabled:                       [ ]
       = Locked:                         [ ]
         Mask Sensitive Data:            [ ]                              3 more below
      Error: Email must be one address such as name@example.org.
      F2 Save  F7 Next tab  F3 Find field  F5 Differences  Esc Back  F1 Help
      """)
  }

  @Test func `a new agent`() throws {
    let desk = try Desk.staffed()
    desk.type("n").type("Alan Turing").press(.down).type("alan").press(.down, .down, .down, .down)
    desk.type("Enigma")
    desk.expect(
      """
       Roster  New agent                                              root  roster.db
       * Full Name:                      Alan Turing
       * Username:                       alan
         Alias:
         Typology:                       Phonebar
       ! Email:                            ! Email is empty: it must be filled in.
      >  Password:                       ******
         Password again:
           [ ] at least 8 characters
           [x] a lower-case letter
           [x] an upper-case letter
           [ ] a digit
           [ ] one of ~!@#$%^&-_=+[{]}
           [x] to be none of the commonest passwords
         Internal:                       1005
         Description:
         Voicemail:                      [ ]






      F2 Save  F3 Find field  F5 Differences  Esc Back  F1 Help  ^P Command  F10 Leave
      """)
  }

  @Test func `a form in a small window`() throws {
    let desk = try form("grace", tab: 1, size: Size(rows: 12, columns: 40))
    desk.press(.end, .down, .down, .down, .down)
    desk.expect(
      """
       Roster  Edit Grace Hopper (grace, 1001)
       Account  [Voice]  Other Channels      >

      SIP client
         Transport:       udp
         Host:            dynamic
         NAT:             yes
         Type:            friend
      >  Allowed Codecs:  ulaw, alaw
         Caller ID:       "Grace Hopper" <100~

      F2 Save  Enter Choose  F7 Next tab
      """)
  }
}
