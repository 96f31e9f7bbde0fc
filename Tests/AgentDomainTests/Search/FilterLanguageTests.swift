import AgentDomain
import Foundation
import Testing

private let now = Timestamp(1_800_000_000)
private let day: Int64 = 86_400

private let vocabulary = Vocabulary(groups: [
  Group(id: 1, kind: .queue, name: "Sales", channel: .voice),
  Group(id: 2, kind: .queue, name: "Night shift", channel: .chat),
  Group(id: 3, kind: .team, name: "Night"),
  Group(id: 4, kind: .profile, name: "Él \"x\" \\ y"),
])

private func parse(_ line: String) -> ParsedFilter {
  FilterLanguage.parse(line, now: now, vocabulary: vocabulary)
}

/// The only filter of a line without a problem.
private func test(_ line: String) throws -> ListQuery.Test {
  let parsed = parse(line)
  #expect(parsed.problems.isEmpty, "\(line): \(parsed.problems)")
  return try #require(parsed.query.filters.first, "\(line)").test
}

private func sentence(_ line: String) throws -> String {
  let parsed = parse(line)
  #expect(parsed.query.filters.isEmpty)
  return try #require(parsed.problems.first, "\(line)").sentence
}

@Suite struct `The filter line` {
  @Test func `words are folded and each counts once`() {
    let parsed = parse("  Žofie  MÜLLER zofie Straße ")
    #expect(parsed.query.words == ["zofie", "muller", "strasse"])
    #expect(parsed.highlights == parsed.query.words)
    #expect(parsed.problems.isEmpty)
  }

  @Test(arguments: [
    "10:30", "ada@example.org", "http://x", "fe80::1", "::1", "-smith", "-", "ab\"c", ":", "é:x",
  ])
  func `what has no key is a word`(line: String) {
    #expect(parse(line).query.words == [line.folded])
    #expect(parse(line).problems.isEmpty)
  }

  @Test func `quotes make a word of anything, and blanks part of it`() {
    #expect(
      parse(#""sip:1000" "ada love" "a \"b\" \\" """#).query.words
        == ["sip:1000", "ada love", #"a "b" \"#])
  }

  @Test func `a quote that nobody closed ends with the line`() throws {
    #expect(parse("x \"ada lo").query.words == ["x", "ada lo"])
    #expect(try test("queue:\"Night shift") == .member(.queue, name: "Night shift"))
  }

  @Test func `the filters of the specification are understood`() throws {
    #expect(try test("typology:webrtc") == .equals(field: "typology", .text("webrtc")))
    #expect(try test("typology:WebRTC") == .equals(field: "typology", .text("webrtc")))
    #expect(try test("queue:Sales") == .member(.queue, name: "Sales"))
    #expect(try test("queue:sAlEs") == .member(.queue, name: "Sales"))
    #expect(try test("queue:\"Night shift\"") == .member(.queue, name: "Night shift"))
    #expect(try test("team:Night") == .member(.team, name: "Night"))
    #expect(try test(#"profile:"el \"x\" \\ y""#) == .member(.profile, name: #"Él "x" \ y"#))
    #expect(try test("channel:\"open channel\"") == .channel(.openChannel))
    #expect(try test("is:disabled") == .equals(field: "disabled", .integer(1)))
    #expect(try test("is:locked") == .equals(field: "locked", .integer(1)))
    #expect(try test("is:enabled") == .enabled)
    #expect(try test("codec:opus") == .holds(field: "codecs", element: "opus"))
    #expect(try test("codecs:opus") == .holds(field: "codecs", element: "opus"))
    #expect(try test("transport:wss") == .holds(field: "transport", element: "wss"))
    #expect(try test("module:Chat") == .holds(field: "modules", element: "chat"))
    #expect(try test("changed:<7d") == .changedSince(1_800_000_000 - 7 * day))
  }

  @Test func `a leading minus turns a filter round`() {
    let parsed = parse("-queue:Sales -is:locked ada")
    #expect(
      parsed.query.filters == [
        .init(.member(.queue, name: "Sales"), isNegated: true),
        .init(.equals(field: "locked", .integer(1)), isNegated: true),
      ])
    #expect(parsed.query.words == ["ada"])
  }

  @Test func `deleted agents are another view`() {
    #expect(parse("is:deleted ada").query.view == .deleted)
    #expect(parse("is:deleted ada").query.filters.isEmpty)
    #expect(parse("-is:deleted").query.view == .active)
    #expect(parse("ada").query.view == .active)
  }

  @Test func `every stored field can be asked for by its id`() {
    for field in Agent.catalogue.storedFields {
      let value = field.editor.choices.first?.value ?? sample(field.editor.kind)
      let parsed = parse("\(field.id):\"\(value)\"")
      #expect(parsed.problems.isEmpty, "\(field.id): \(parsed.problems)")
      #expect(parsed.query.filters.count == 1, "\(field.id)")
    }
  }

  private func sample(_ kind: Editor.Kind) -> String {
    switch kind {
    case .toggle, .state: "on"
    case .timestamp: "<3d"
    default: "7"
    }
  }

  @Test func `fields are read after their kind`() throws {
    #expect(try test("voicemail:on") == .equals(field: "voicemail", .integer(1)))
    #expect(try test("mfa_active:OFF") == .equals(field: "mfa_active", .integer(0)))
    #expect(try test("alias:Ö") == .contains(field: "alias", text: "o"))
    #expect(try test("alias:\"\"") == .equals(field: "alias", .text("")))
    #expect(try test("capacity_chat:3") == .equals(field: "capacity_chat", .integer(3)))
    #expect(try test("capacity_chat:<3") == .below(field: "capacity_chat", 3))
    #expect(try test("capacity_chat:<=3") == .below(field: "capacity_chat", 4))
    #expect(try test("capacity_chat:>3") == .atLeast(field: "capacity_chat", 4))
    #expect(try test("capacity_chat:>=3") == .atLeast(field: "capacity_chat", 3))
    let quarter = 1_800_000_000 - 90 * day
    #expect(
      try test("password_changed_at:>90d") == .below(field: "password_changed_at", quarter))
    #expect(try test("password_changed_at:\"\"") == .equals(field: "password_changed_at", .null))
  }
}

@Suite struct `Times in the filter line` {
  @Test(
    arguments: [
      ("h", 3600), ("d", day), ("w", 7 * day), ("m", 30 * day), ("y", 365 * day), ("D", day),
    ] as [(String, Int64)])
  func `less than is within that time and more is longer ago`(unit: String, seconds: Int64) throws {
    let moment = 1_800_000_000 - 2 * seconds
    #expect(try test("changed:<2\(unit)") == .changedSince(moment))
    #expect(try test("changed:2\(unit)") == .changedSince(moment))
    #expect(try test("changed:>2\(unit)") == .changedBefore(moment))
    #expect(try test("created:<2\(unit)") == .createdSince(moment))
    #expect(try test("created:>2\(unit)") == .createdBefore(moment))
  }

  @Test func `a date is a day of the host's calendar`() throws {
    let (start, end) = (try midnight(2026, 11, 1), try midnight(2026, 11, 2))
    #expect(
      try test("changed:2026-11-01") == .all([.changedSince(start), .changedBefore(end)]))
    #expect(try test("created:>=2026-11-01") == .createdSince(start))
    #expect(try test("created:>2026-11-01") == .createdSince(end))
    #expect(try test("created:<2026-11-01") == .createdBefore(start))
    #expect(try test("created:<=2026-11-01") == .createdBefore(end))
  }

  private func midnight(_ year: Int, _ month: Int, _ day: Int) throws -> Int64 {
    var parts = DateComponents()
    (parts.year, parts.month, parts.day) = (year, month, day)
    let date = try #require(Calendar(identifier: .gregorian).date(from: parts))
    return Int64(date.timeIntervalSince1970)
  }

  @Test(arguments: [
    "7", "7q", "<", "d", "<-7d", "999999d", "2026-02-30", "2026-13-01", "2026-1-1", "26-11-01",
    "2026-11-01T", "٣d",
  ])
  func `what is no time is explained`(value: String) throws {
    #expect(try sentence("changed:\(value)").contains("'\(value)' is not that."))
  }
}

@Suite struct `A wrong filter` {
  @Test func `is explained with the nearest word and left out of the query`() {
    let parsed = parse("ada is:diabled")
    #expect(
      parsed.problems == [
        FilterProblem(
          range: 7..<14,
          sentence:
            "is: takes disabled, locked, enabled, deleted or paused; 'diabled' is none of them."
            + " Did you mean disabled?")
      ])
    #expect(parsed.query.filters.isEmpty)
    #expect(parsed.query.words == ["ada"])
  }

  @Test func `names queues that are alike`() throws {
    #expect(try sentence("queue:Slaes") == "There is no queue named 'Slaes'. Did you mean Sales?")
    #expect(
      try sentence("queue:night") == "There is no queue named 'night'. Did you mean Night shift?")
    #expect(
      try sentence("queue:zzzzz")
        == "There is no queue named 'zzzzz'. Press Tab behind queue: for their names.")
    let empty = FilterLanguage.parse("team:x", now: now, vocabulary: Vocabulary())
    #expect(
      empty.problems.map(\.sentence) == ["There is no team named 'x'. There is none yet."])
  }

  @Test func `asks for a value while there is none`() throws {
    #expect(try sentence("typology:") == "typology: takes phonebar, external, webrtc or mobile.")
    #expect(try sentence("queue:") == "queue: takes the name of a queue.")
    #expect(
      try sentence("alias:") == "alias: takes a part of the text, or \"\" where there is none.")
    #expect(parse("x typology:").problems.first?.range == 2..<11)
  }

  @Test func `with a key that does not exist is not searched for`() throws {
    #expect(
      try sentence("typolgy:webrtc")
        == "There is no filter typolgy:. Did you mean typology:?"
        + " In quotes it is searched for as it is.")
    #expect(try sentence("sip:1000").hasPrefix("There is no filter sip:."))
    #expect(parse("a -foo:b").problems.first?.range == 3..<6)
    #expect(parse("foo:b").query.words.isEmpty)
  }

  @Test(arguments: ["registered", "busy", "offline"])
  func `that only the exchange can answer says so`(word: String) throws {
    let others = "use disabled, locked, enabled, deleted or paused."
    #expect(
      try sentence("is:\(word)") == "is:\(word) needs telephony, which is not connected: " + others)
    var live = ExchangeStates()
    live.trouble = "It is down: start it."
    let away = FilterLanguage.parse(
      "is:\(word)", now: now, vocabulary: Vocabulary(live: live))
    #expect(
      away.problems.map(\.sentence) == [
        "is:\(word) needs the exchange, which is away: \(others) It is down: start it."
      ])
    live.isAway = false
    let there = FilterLanguage.parse("is:\(word)", now: now, vocabulary: Vocabulary(live: live))
    #expect(there.problems.isEmpty && there.query.filters.count == 1)
  }

  @Test func `that changes with every call is known as such, and no other`() {
    for line in ["is:busy", "ada -IS:Offline", "is:paused x"] {
      #expect(FilterLanguage.isLive(line), "\(line)")
    }
    for line in ["", "is:locked", "busy", "\"is:busy\"", "alias:busy", "is:"] {
      #expect(!FilterLanguage.isLive(line), "\(line)")
    }
  }

  @Test func `is told by characters, however many bytes they have`() {
    #expect(parse("👩‍👩‍👧 é is:x").problems.first?.range == 7..<8)
  }

  @Test func `of endless length is cut and says so`() {
    let parsed = parse(String(repeating: "queue:nobody ", count: 100_000))
    #expect(parsed.problems.last?.sentence.hasPrefix("The line is over 2000 characters") == true)
  }
}

@Suite struct `Completion of the filter line` {
  private func texts(_ line: String, _ caret: Int? = nil) -> [String] {
    FilterLanguage.completions(of: line, caret: caret ?? line.count, vocabulary: vocabulary)
      .map(\.text)
  }

  @Test func `keys that begin with what was typed`() {
    #expect(texts("ty") == ["typology:"])
    #expect(texts("ada TY") == ["typology:"])
    #expect(texts("-que") == ["queue:"])
    #expect(texts("cod") == ["codec:"])
    #expect(texts("") == texts("ada "))
    #expect(texts("").contains("client_jaws:"))
    #expect(texts("zzz").isEmpty)
  }

  @Test func `values of the key, in quotes where they need them`() {
    #expect(texts("queue:") == ["Sales", "\"Night shift\""])
    #expect(texts("queue:n") == ["\"Night shift\""])
    #expect(texts("queue:SHIFT") == ["\"Night shift\""])
    #expect(texts("profile:e") == [#""Él \"x\" \\ y""#])
    #expect(texts("is:") == ["disabled", "locked", "enabled", "deleted", "paused"])
    #expect(texts("voicemail:") == ["on", "off"])
    #expect(texts("changed:<").first == "<1d")
    #expect(texts("nokey:x").isEmpty)
  }

  @Test func `replaces the part that holds the caret`() throws {
    let line = "ada -queue:\"Nig x"
    let value = try #require(
      FilterLanguage.completions(of: "ada -queue:Ni is:locked", caret: 12, vocabulary: vocabulary)
        .first)
    #expect(value.range == 11..<13)
    #expect(value.title == "Night shift (Chat queue)")
    let open = FilterLanguage.completions(of: line, caret: 14, vocabulary: vocabulary)
    #expect(open.isEmpty)
    let key = try #require(
      FilterLanguage.completions(of: "-quXX:Sales", caret: 3, vocabulary: vocabulary).first)
    #expect((key.range, key.text) == (1..<6, "queue:"))
  }

  @Test func `what it offers is understood`() {
    for key in texts("") {
      for value in texts(key) {
        let parsed = parse(key + value)
        #expect(parsed.problems.isEmpty, "\(key)\(value): \(parsed.problems)")
      }
    }
  }

  @Test func `survives a caret outside the line`() {
    #expect(texts("ty", -5).count > 50)
    #expect(texts("ty", 99) == ["typology:"])
  }
}
