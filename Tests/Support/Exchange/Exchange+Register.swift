import Telephony

extension Exchange {
  /// Registers a telephone as sipp does it, which is gone right after.
  /// - Parameters:
  ///   - number: the internal number of the agent.
  ///   - seconds: for how long; nil asks for none.
  /// - Returns: the status of the last answer: 200 where the telephone is registered now.
  @discardableResult
  public func register(
    _ number: String, user: String, password: String, for seconds: Int? = 120,
    over transport: SIPRun.Transport = .udp
  ) throws -> Int {
    try registration(number, user: user, password: password, for: seconds, over: transport).status
  }

  /// The same, message by message.
  /// - Parameter contact: where the telephone says that it is: `HOST:PORT`.
  public func registration(
    _ number: String, user: String, password: String, for seconds: Int? = 120,
    over transport: SIPRun.Transport = .udp, contact: String? = nil, options: [String] = []
  ) throws -> SIPRun {
    var scenario = SIPScenario()
    scenario.send(request(number, 1, seconds, contact))
    scenario.allow(100)
    scenario.receive(401, isChallenge: true)
    scenario.send(
      request(number, 2, seconds, contact), "[authentication username=\(user) password=\(password)]"
    )
    scenario.allow(100)
    scenario.receive(200)
    return try SIPRun(scenario, transport, to: setup.ports.sip, options)
  }

  private func request(_ number: String, _ count: Int, _ seconds: Int?, _ contact: String?)
    -> String
  {
    let contact = contact ?? "[local_ip]:[local_port]"
    return """
      REGISTER sip:127.0.0.1 SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport
      From: <sip:\(number)@127.0.0.1>;tag=[call_number]
      To: <sip:\(number)@127.0.0.1>
      Call-ID: [call_id]
      CSeq: \(count) REGISTER
      Contact: <sip:\(number)@\(contact);transport=[transport]>
      """ + (seconds.map { "\nExpires: \($0)" } ?? "")
  }
}
