import AgentDomain
import Testing

@Suite struct `What a telephone is told` {
  @Test(arguments: [
    ("dynamic", "dynamic"), ("Dynamic", "dynamic"), ("10.0.0.1", "10.0.0.1"), ("::1", "::1"),
    ("2001:db8::7", "2001:db8::7"),
  ])
  func `a host is an address or the word dynamic`(text: String, kept: String) throws {
    #expect(try entered("host", text) == kept)
  }

  @Test(arguments: [
    "", "example.com", "10.0.0.256", "10.0.0", "10.0.0.1\u{0}x", "::1\u{0}", "fe80::1%eth0",
    "[::1]", "10.0.0.1:5060", "0x7f.1",
  ])
  func `a host name and anything else is refused`(text: String) {
    #expect(problem("host", text) != nil)
  }

  @Test(arguments: [
    "udp", "udp,tcp", "tls,udp", " wss , ws ",
  ])
  func `transports are in an order that is kept`(text: String) throws {
    #expect(try entered("transport", text) == text.replacing(" ", with: ""))
  }

  @Test(arguments: ["", ",", "udp,udp", "sctp", "udp;tcp"])
  func `at least one transport, none twice, none unknown`(text: String) {
    #expect(problem("transport", text) != nil)
  }

  @Test func `codecs are at least one, in an order that is kept`() throws {
    #expect(try entered("codecs", "opus,ulaw,g722") == "opus,ulaw,g722")
    #expect(
      problem("codecs", "")
        == "Allowed Codecs is empty: it must be at least one of"
        + " ulaw, alaw, gsm, g722, g729 or opus.")
    #expect(problem("codecs", "speex") != nil)
  }

  @Test(arguments: [
    ("0", "0"), ("63", "63"), ("1,3-5", "1,3-5"), (" 1 , 3 - 5 ", "1,3-5"), ("07", "7"), ("", ""),
    ("4-4", "4-4"),
  ])
  func `groups are numbers 0 to 63 with ranges`(text: String, kept: String) throws {
    #expect(try entered("call_group", text) == kept)
    #expect(try entered("pickup_group", text) == kept)
  }

  @Test(arguments: ["64", "5-3", "a", "1,,2", "1,", ",1", "-1", "1-2-3", "1-", "٣"])
  func `anything else is no group`(text: String) {
    #expect(problem("call_group", text) != nil)
  }

  @Test(arguments: [
    ("<100>", "<100>"), ("Ada <100>", "Ada <100>"), ("\"Ada L\"<+44*#>", "\"Ada L\" <+44*#>"),
    (#""a \"b\" \\" <1>"#, #""a \"b\" \\" <1>"#), ("O'Neil <1>", "O'Neil <1>"), ("", ""),
  ])
  func `a caller ID is a name and a number, or a number`(text: String, kept: String) throws {
    #expect(try entered("caller_id", text) == kept)
  }

  @Test(arguments: [
    "Ada", "100", "Ada <>", "Ada <a>", "Ada <1> x", "a\"b <1>", "\"a <1>", "a\" <1>",
    "\"a\"b\" <1>", #""a\" <1>"#, #""a\n" <1>"#, "a<2> <1>", "a> <1>", "a\nb <1>", "\" <1>",
    String(repeating: "x", count: 77) + " <1>", "\"a\u{301}\"\u{301}\" <1>",
  ])
  func `a caller ID that the exchange could misread is refused`(text: String) {
    #expect(problem("caller_id", text) != nil)
  }

  @Test func `without a caller ID the name and number stand in, whatever the name holds`() throws {
    var agent = Agent()
    agent.account.fullName = #"Ada "Countess" <L> \"#
    agent.account.internalNumber = InternalNumber(1000)
    let fallback = try #require(Agent.catalogue["caller_id"]?.fallback)
    let text = fallback(agent, CentreSettings())
    #expect(text == #""Ada \"Countess\" L \\" <1000>"#)
    #expect(problem("caller_id", text) == nil)
  }

  @Test func `a context is 1 to 79 letters, digits, _ and -`() {
    #expect(problem("context", "from-sip_2") == nil)
    #expect(problem("context", String(repeating: "x", count: 79)) == nil)
    for text in ["", "a b", "a,b", "é", String(repeating: "x", count: 80)] {
      #expect(problem("context", text) != nil)
    }
  }

  @Test(arguments: [
    ("push.example.org:5060", "push.example.org:5060"), ("push", "push:5060"),
    ("[::1]:5061", "[::1]:5061"), ("[::1]", "[::1]:5060"), ("10.0.0.1:05060", "10.0.0.1:5060"),
  ])
  func `a push gateway is HOST:PORT`(text: String, kept: String) throws {
    #expect(try entered("push_gateway", text) == kept)
  }

  @Test(arguments: [
    "", "YOUR_IP_SERVER:5060", "your_ip_server", "a:0", "a:65536", "a:", "::1", "[::1", "[x]:1",
    "a b:1", "10.0.0.256:5060", "http://a:1", "a:1:2", "a:+1", "-a:1", "[::1]x",
  ])
  func `anything else is no push gateway, the placeholder before all`(text: String) {
    #expect(problem("push_gateway", text) != nil)
  }

  @Test func `certificates and keys are absolute paths with their endings`() {
    #expect(problem("webrtc_tls_certificate", "/etc/ssl/a b.crt") == nil)
    #expect(problem("webrtc_tls_private_key", "/etc/ssl/a.key") == nil)
    for text in [
      "a.crt", "/a.pem", "/a\n.crt", "/a\u{0}.crt", "/" + String(repeating: "x", count: 5000),
    ] {
      #expect(problem("webrtc_tls_certificate", text) != nil)
    }
  }
}
