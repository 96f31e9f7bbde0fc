/// What sipp plays: messages to send and messages to wait for, in its own notation.
/// https://sipp.readthedocs.io/en/latest/scenarios/ownscenarios.html
struct SIPScenario {
  private var steps: [String] = []

  var text: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <scenario name="roster">
    \(steps.joined(separator: "\n"))
    </scenario>

    """
  }

  /// A message that is sent again until its answer is there, as UDP needs it.
  mutating func send(_ lines: String..., body: String = "", again: Bool = true) {
    let length = body.isEmpty ? "0" : "[len]"
    steps.append(
      """
      <send\(again ? " retrans=\"500\"" : "")><![CDATA[

      \(lines.joined(separator: "\n"))
      Max-Forwards: 70
      Content-Length: \(length)

      \(body)
      ]]></send>
      """)
  }

  /// An answer that has to come.
  mutating func receive(
    _ status: Int, isChallenge: Bool = false, keepsRoute: Bool = false, isLast: Bool = false
  ) {
    let options =
      (isChallenge ? " auth=\"true\"" : "") + (keepsRoute ? " rrs=\"true\"" : "")
      + (isLast ? " next=\"end\"" : "")
    steps.append("<recv response=\"\(status)\"\(options)/>")
  }

  /// Answers that may come before.
  mutating func allow(_ statuses: Int...) {
    for status in statuses { steps.append("<recv response=\"\(status)\" optional=\"true\"/>") }
  }

  /// Answers after which nothing more of the call comes but `refused`.
  mutating func leave(at statuses: Int...) {
    for status in statuses {
      steps.append("<recv response=\"\(status)\" optional=\"true\" next=\"refused\"/>")
    }
  }

  /// Thanks for a refusal, without which it would be said again and again.
  mutating func refused(_ lines: String) {
    steps.append("<label id=\"refused\"/>")
    send(lines, again: false)
    steps.append("<label id=\"end\"/>")
  }

  /// A request that has to come.
  mutating func receive(_ method: String) {
    steps.append("<recv request=\"\(method)\" rrs=\"true\"/>")
  }

  /// Speaks what a file holds, as it goes over the wire, over and over.
  mutating func speak(_ file: String) {
    steps.append(
      "<nop><action><exec rtp_stream=\"\(file),-1,0\"/></action></nop>")
  }

  mutating func wait(milliseconds: Int) {
    steps.append("<pause milliseconds=\"\(milliseconds)\"/>")
  }
}
