extension ExchangeSetup {
  /// https://docs.asterisk.org/Configuration/Dialplan/
  var dialplan: ConfigurationFile {
    ConfigurationFile(
      "extensions.conf", [agents, queueCalls, codes, answer].joined(separator: "\n\n"))
  }

  /// Calls to agents by their numbers.
  private var agents: String {
    #"""
    ; What becomes of a dialled number. Agents have the context from-sip, unless Roster says otherwise.

    [from-sip]
    include => agents
    include => queues
    include => codes
    include => outside

    ; For the telephones of those who may listen in: *55 and the number of an agent with ChanSpy on.
    [supervisors]
    include => from-sip
    exten => _*55X!,1,ChanSpy(PJSIP/${FILTER(0-9,${EXTEN:3})},qg(agents))

    ; Put the rules of your trunk here: forwarded calls come by as well.
    [outside]

    ; Whatever a telephone sends as a number, only its digits get further.
    [agents]
    exten => _X!,1,Set(NUMBER=${FILTER(0-9,${EXTEN})})
     same => n,Set(AGENT=${REALTIME_FIELD(roster_agents,internal,${NUMBER},internal)})
     same => n,GotoIf($["${AGENT}" = ""]?outside,${NUMBER},1)
    ; One step only: two agents who forward to each other would never stop.
     same => n,Set(FORWARD=${REALTIME_FIELD(roster_agents,internal,${AGENT},forward)})
     same => n,GotoIf($["${FORWARD}" = "" | "${FORWARDED}" != ""]?own)
     same => n,Set(FORWARDED=${AGENT})
     same => n,Goto(from-sip,${FORWARD},1)
    ; Nobody answers for an agent who is disabled or locked, or whose telephone only calls.
     same => n(own),Set(ENDPOINT=${REALTIME_FIELD(roster_agents,internal,${AGENT},endpoint)})
     same => n,GotoIf($["${ENDPOINT}" = ""]?nobody)
    ; With Ring in Use off, one call makes the telephone busy.
     same => n,Set(SECOND=${REALTIME_FIELD(roster_agents,internal,${AGENT},ring_in_use)})
     same => n,Set(STATE=${DEVICE_STATE(PJSIP/${ENDPOINT})})
     same => n,GotoIf($["${SECOND}" = "no" & ("${STATE}" = "BUSY" | "${STATE}" = "INUSE")]?message)
     same => n,Dial(PJSIP/${ENDPOINT},30,U(answer))
     same => n(message),Set(MAILBOX=${REALTIME_FIELD(roster_agents,internal,${AGENT},voicemail)})
     same => n,ExecIf($["${MAILBOX}" = "yes"]?VoiceMail(${AGENT}@default,u))
     same => n,Hangup(17)
     same => n(nobody),Hangup(1)
    """#
  }

  /// Calls to queues by their names.
  private var queueCalls: String {
    #"""
    ; A queue is called by its name: sip:Support@this.host. To give it a number as well, send that one
    ; here: exten => 800,1,Goto(queues,Support,1)
    ; A comma would begin the next parameter of Queue, which could run a program: it is left out.
    [queues]
    exten => _[A-Za-z].,1,Set(NAME=${FILTER(\x20-\x2b\x2d-\x7e\x80-\xff,${EXTEN})})
     same => n,Set(FOUND=${REALTIME_FIELD(queues,name,${NAME},name)})
     same => n,GotoIf($["${FOUND}" = ""]?nobody)
     same => n,Answer()
     same => n,Queue(${NAME},,,,,,answer)
     same => n,Hangup()
     same => n(nobody),Hangup(1)
    """#
  }

  /// What agents dial to do something.
  private var codes: String {
    #"""
    ; Pause and resume in all queues; Roster, which hears of it at the manager interface, keeps it.
    [codes]
    exten => *46,1,PauseQueueMember(,PJSIP/${CHANNEL(endpoint)},,telephone)
     same => n,GotoIf($["${PQMSTATUS}" = "NOTFOUND"]?nowhere)
     same => n,Answer()
     same => n,Playback(beep)
     same => n,Hangup()
     same => n(nowhere),Hangup(1)
    exten => *47,1,UnpauseQueueMember(,PJSIP/${CHANNEL(endpoint)})
     same => n,GotoIf($["${UPQMSTATUS}" = "NOTFOUND"]?nowhere)
     same => n,Answer()
     same => n,Playback(beep)
     same => n,Hangup()
     same => n(nowhere),Hangup(1)
    ; Says back what it hears: a telephone is tried.
    exten => *43,1,Answer()
     same => n,Echo()
    ; The own mailbox, with its PIN.
    exten => *97,1,VoiceMailMain(${CHANNEL(endpoint)}@default)
    """#
  }

  /// What happens at the telephone of the one who answers.
  private var answer: String {
    #"""
    ; Runs for the one who answers, whether called by number or by a queue: recordings lie in the folder
    ; monitor of Asterisk's spool, by date.
    [answer]
    exten => s,1,Set(FORMAT=${REALTIME_FIELD(roster_agents,internal,${CHANNEL(endpoint)},record)})
     same => n,GotoIf($["${FORMAT}" = ""]?end)
     same => n,Set(DAY=${STRFTIME(,UTC,%Y/%m/%d)})
     same => n,MixMonitor(${DAY}/${CHANNEL(endpoint)}-${UNIQUEID}.${FORMAT})
     same => n(end),Return()
    """#
  }

  /// https://github.com/asterisk/asterisk/blob/22/configs/samples/queues.conf.sample
  var queues: ConfigurationFile {
    ConfigurationFile(
      "queues.conf",
      """
      ; Queues and their members are in the database; here is only what all of them share.

      [general]
      ; Asterisk keeps no list of members of its own: Roster's is the only one.
      persistentmembers = no
      ; Several callers go to several free members at the same time.
      autofill = yes
      ; Wrap-up time after a call of one queue holds in all.
      shared_lastcall = yes
      """)
  }

  /// https://github.com/asterisk/asterisk/blob/22/configs/samples/voicemail.conf.sample
  var voicemail: ConfigurationFile {
    ConfigurationFile(
      "voicemail.conf",
      """
      ; Mailboxes are in the database: NUMBER@default. A PIN is changed in Roster, not at the telephone.

      [general]
      format = wav
      ; Seconds: what is shorter was no message.
      minsecs = 1
      maxsecs = 300
      ; The agent gets the message by mail as well.
      attach = yes
      mailcmd = \(quoted(mailCommand))

      ; Asterisk asks for mailboxes only in contexts that it knows.
      [default]
      """)
  }
}
