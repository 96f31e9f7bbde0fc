import AgentDomain
import Testing
import Trials

/// What is wrong with a text in a field of a fresh agent, or nil.
func problem(_ field: String, _ text: String) -> String? {
  var agent = Agent()
  do { try Agent.catalogue[field]?.enter(text, into: &agent) } catch { return error.sentence }
  return nil
}

/// What a field holds after a text was entered.
func entered(_ field: String, _ text: String) throws -> String {
  var agent = Agent()
  let field = try #require(Agent.catalogue[field])
  try field.enter(text, into: &agent)
  return field.written(agent)
}

private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

@Suite struct `Names` {
  @Test(arguments: [
    "a", "A.b_9", ".ada", "ada.", "_", times(40, "x"), " ada ",
  ])
  func `a username is 1 to 40 of A-Z a-z 0-9 . and _`(text: String) {
    #expect(problem("username", text) == nil)
  }

  @Test(arguments: [
    "", "a b", "é", times(41, "x"), "a-b", "a/b", "a\u{0}", "a\n b", "٣", "ａ", "a\u{301}", "@",
  ])
  func `any other username is refused`(text: String) {
    #expect(problem("username", text) != nil)
  }

  @Test(arguments: [".", "..", "...."])
  func `a username that names another folder is refused`(text: String) {
    #expect(problem("username", text)?.hasSuffix("and not only dots.") == true)
  }

  @Test func `a full name is 1 to 80 characters after trimming`() throws {
    #expect(try entered("full_name", "  Ada  Lovelace\t") == "Ada  Lovelace")
    #expect(problem("full_name", times(80, "é")) == nil)
    #expect(problem("full_name", times(80, "👩‍👩‍👧")) == nil)
    #expect(problem("full_name", times(81, "x")) != nil)
    #expect(problem("full_name", "   ")?.hasPrefix("Full Name is empty") == true)
  }

  @Test(arguments: ["a\u{0}b", "a\nb", "a\rb", "a\tb", "a\u{1B}[2Jb", "a\u{85}b", "a\u{2028}b"])
  func `a full name holds no control characters or line breaks`(text: String) {
    #expect(
      problem("full_name", text) == "Full Name must be one line without control characters.")
  }

  @Test(arguments: ["عُمر", "a\u{202E}b", "Zoë", "O'Neil \"Nil\"", "王", "👩‍👩‍👧 1"])
  func `a full name may be written in any script and direction`(text: String) {
    #expect(problem("full_name", text) == nil)
  }

  @Test func `a full name can be seen`() {
    #expect(problem("full_name", "\u{200B}\u{202E}") != nil)
    #expect(problem("full_name", "a" + times(5000, "\u{301}")) != nil)
  }

  @Test func `an alias may be empty and has at most 80 characters`() {
    #expect(problem("alias", "") == nil)
    #expect(problem("alias", times(80, "x")) == nil)
    #expect(problem("alias", times(81, "x")) != nil)
    #expect(problem("alias", "a\u{7}") != nil)
  }

  @Test func `a description has at most 500 characters, on lines`() throws {
    #expect(try entered("description", "a\r\nb\rc\nd") == "a\nb\nc\nd")
    #expect(problem("description", times(500, "x")) == nil)
    #expect(problem("description", times(501, "x")) != nil)
    #expect(problem("description", "a\u{1B}b") != nil)
  }

  @Test(arguments: [
    "ada@example.org", "a.b+c@x-y.co", "a@localhost", "!#$%&'*+-/=?^_`{|}~@x.y",
    times(64, "a") + "@x.y",
  ])
  func `an e-mail address is an addr-spec`(text: String) {
    #expect(problem("email", text) == nil)
  }

  @Test(arguments: [
    "", "ada", "@x", "a@", "a@b@c", ".a@x", "a.@x", "a..b@x", "a b@x", "a@x..y", "a@-x", "a@x-",
    "a@x,b@y", "Ada <a@x.y>", "a@x\r\nBcc: b@y", "é@x.y", "a@é.x", "a(c)@x", "a@x;",
    times(65, "a") + "@x.y", "a@" + times(64, "b") + ".c", "a@" + times(130, "b."),
  ])
  func `anything else is no e-mail address`(text: String) {
    #expect(problem("email", text) != nil)
  }
}

@Suite struct `Numbers` {
  @Test(arguments: ["1", "1000", times(15, "9")])
  func `an internal number is digits`(text: String) {
    #expect(problem("internal", text) == nil)
  }

  @Test(arguments: ["", "0", "0100", "1a", "-1", "+1", "1 0", "٣", "１", times(16, "9")])
  func `an internal number has no leading zero and nothing but digits`(text: String) {
    #expect(problem("internal", text) != nil)
  }

  @Test(arguments: ["0", "999", " 7 "])
  func `a capacity is 0 to 999`(text: String) {
    for field in Agent.catalogue.fields where field.id.hasPrefix("capacity_") {
      #expect(problem(field.id, text) == nil)
    }
  }

  @Test(arguments: ["-1", "1000", "", "x", "1.5", "99999999999999999999", "٣"])
  func `any other capacity is refused`(text: String) {
    for field in Agent.catalogue.fields where field.id.hasPrefix("capacity_") {
      #expect(problem(field.id, text) != nil)
    }
  }

  @Test(arguments: [
    ("auto_answer_delay_chat", 0, 3600), ("client_auto_answer_delay", 0, 60),
    ("client_sip_expires", 60, 3600), ("client_sip_source_port", 1, 65535),
    ("client_sip_destination_port", 1, 65535),
  ])
  func `a number keeps inside its range`(field: String, least: Int, most: Int) {
    #expect(problem(field, "\(least)") == nil)
    #expect(problem(field, "\(most)") == nil)
    #expect(problem(field, "\(least - 1)")?.hasSuffix("must be \(least) to \(most).") == true)
    #expect(problem(field, "\(most + 1)") != nil)
    #expect(problem(field, "") != nil)
  }

  @Test func `switches are on or off`() throws {
    for word in ["on", "YES", "true", "1"] { #expect(try entered("voicemail", word) == "on") }
    for word in ["off", "No", "false", "0", ""] {
      #expect(try entered("voicemail", word) == "off")
    }
    #expect(problem("voicemail", "maybe") == "Voicemail must be on or off.")
  }

  @Test func `a number to forward to is at most 32 of digits, +, * and #`() throws {
    #expect(try entered("client_forward_number", "+44 (20) 7946-0958") == "+442079460958")
    #expect(try entered("client_forward_number", "*21#") == "*21#")
    #expect(problem("client_forward_number", "") == nil)
    #expect(problem("client_forward_number", times(32, "1")) == nil)
    #expect(problem("client_forward_number", times(33, "1")) != nil)
    #expect(problem("client_forward_number", "12a") != nil)
  }
}

@Suite struct `Times` {
  @Test func `are written and read without loss`() throws {
    var random = SeededNumbers(seed: 3)
    for _ in 0..<2000 {
      let time = Timestamp(Int64.random(in: -30_000_000_000...200_000_000_000, using: &random))
      #expect(try Timestamp(written: time.written) == time)
      #expect(try Timestamp(stored: time.stored) == time)
    }
    #expect(try Timestamp(written: "") == Timestamp())
    #expect(try Timestamp(stored: .null) == Timestamp())
    #expect(Timestamp().written.isEmpty)
    #expect(Timestamp().shown == "never")
  }

  @Test func `may be written with a blank instead of T`() throws {
    #expect(
      try Timestamp(written: "2026-11-22 19:06:00")
        == Timestamp(written: "2026-11-22T19:06:00Z"))
    #expect(try Timestamp(written: "1970-01-01T00:00:01Z").seconds == 1)
  }

  @Test(arguments: [
    "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T25:00:00Z",
    "2026-01-01T00:00:60Z", "yesterday", "2026-01-01", "2026-01-01T00:00:00+01:00",
    "99999-01-01T00:00:00Z", "1 2 3 4 5 6 7",
  ])
  func `that no calendar has are refused`(text: String) {
    #expect(throws: Unreadable.self) { try Timestamp(written: text) }
  }
}
