import AgentDomain
import Testing

private func sentence(
  _ field: String, _ before: Scalar = .null, _ after: Scalar = .null, kind: String = "agent"
) -> String {
  HistoryEntry(
    id: 1, change: 1, time: Timestamp(0), person: "root", origin: "shell", summary: "Edited Ada",
    kind: kind, record: 1, name: "ada", field: field, before: before, after: after
  ).sentence { kind, id in kind == .queue && id == 12 ? "Sales" : nil }
}

@Suite struct `History tells` {
  @Test func `what a field was and what it became`() {
    #expect(
      sentence("codecs", .text("ulaw,alaw"), .text("opus"))
        == "Allowed Codecs: ulaw, alaw -> opus")
    #expect(sentence("disabled", .integer(0), .integer(1)) == "Disabled: off -> on")
    #expect(sentence("alias", .text(""), .text("Ada")) == "Alias: (empty) -> Ada")
    #expect(sentence("alias", .null, .text("Ada")) == "Alias: (empty) -> Ada")
    #expect(sentence("typology", .text("webrtc"), .text("gone")) == "Typology: WebRTC -> gone")
    #expect(
      sentence("lock_minutes", .integer(0), .integer(5), kind: "settings")
        == "Locked for (minutes): 0 -> 5")
  }

  @Test func `which of two fields with the same label changed`() {
    #expect(
      sentence("capacity_chat", .integer(0), .integer(3)) == "Chat (Channel Capacity): 0 -> 3")
    #expect(
      sentence("auto_answer_chat", .integer(0), .integer(1)) == "Chat (Auto Answer): off -> on")
  }

  @Test func `several lines on one`() {
    #expect(sentence("description", .text("a\n\nb"), .text("")) == "Description: a / b -> (empty)")
  }

  @Test func `only the switches that were turned`() {
    #expect(
      sentence("modules", .text("dashboards,chat"), .text("chat,fax,own_thing"))
        == "Modules: Dashboards off, Fax on, own_thing on")
  }

  @Test func `what happened to the whole agent`() {
    #expect(sentence("created", .null, .integer(1)) == "Created")
    #expect(sentence("created") == "Created")
    #expect(sentence("created", .integer(1), .null) == "Creation taken back")
    #expect(sentence("deleted", .null, .integer(1_800_000_000)) == "Deleted")
    #expect(sentence("deleted", .integer(1_800_000_000), .null) == "Restored")
    #expect(sentence("purged") == "Deleted for good")
  }

  @Test func `memberships by name`() {
    #expect(sentence("queue:12", .null, .integer(0)) == "Added to queue Sales")
    #expect(sentence("queue:12", .null, .integer(2)) == "Added to queue Sales with penalty 2")
    #expect(sentence("queue:12", .integer(2), .null) == "Removed from queue Sales")
    #expect(sentence("queue:12", .integer(0), .integer(2)) == "Penalty in queue Sales: 0 -> 2")
    #expect(sentence("team:3", .integer(0), .null) == "Removed from team number 3")
  }

  @Test func `of secrets no more than that they changed`() {
    #expect(sentence("password", .text("old"), .text("new")) == "Password changed")
    #expect(sentence("voicemail_pin", .text("1234"), .text("9")) == "voicemail_pin changed")
    #expect(sentence("alias", .text("a"), .text("b"), kind: "other") == "alias changed")
  }
}
