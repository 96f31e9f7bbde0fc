import AgentDomain
import Testing

@Suite struct `A new agent made from another` {
  private func original() throws -> Agent {
    var agent = agent { agent in
      agent.account.alias = "Countess"
      agent.account.disabled = true
      agent.account.locked = true
      agent.account.multiFactor = ActiveState(true)
      agent.account.passwordChangedAt = Timestamp(1)
      agent.account.description = Paragraph(unchecked: "text")
      agent.account.hotDesk = true
      agent.voice.codecs = Ordered([.opus])
      agent.channels.fax.capacity = 7
      agent.client.sipSourcePort = 7000
      agent.permissions.modules = ModuleSet(["chat"])
      agent.clientLogs.level = .debug
    }
    agent.account.avatar = try ImageFile(bytes: SamplePicture.png(width: 1, height: 1))
    return agent
  }

  private let identity: Set<String> = [
    "full_name", "username", "alias", "email", "internal", "avatar", "password_changed_at",
    "disabled", "locked", "mfa_active",
  ]

  @Test func `has none of the identity`() throws {
    let copy = try original().copyAsNew()
    for field in Agent.catalogue.storedFields where identity.contains(field.id) {
      #expect(field.stored(copy) == field.stored(Agent()), "\(field.id)")
    }
    #expect(copy.account.avatar.attachment == nil)
  }

  @Test func `has all of the settings`() throws {
    let (original, copy) = (try original(), try original().copyAsNew())
    for field in Agent.catalogue.storedFields where !identity.contains(field.id) {
      #expect(field.stored(copy) == field.stored(original), "\(field.id)")
    }
    #expect(Set(copy.changes(since: original).map(\.field)) == identity)
  }
}

@Suite struct `Fields that nobody may change freely` {
  private func obstacle(_ field: String, isNew: Bool, isOn: Bool = false) -> String? {
    Agent.catalogue[field]?.editable.obstacle(isNew: isNew, isOn: isOn)
  }

  @Test func `say why`() {
    #expect(obstacle("username", isNew: true) == nil)
    #expect(obstacle("username", isNew: false)?.hasSuffix("never changes.") == true)
    #expect(obstacle("password_changed_at", isNew: true) != nil)
    #expect(obstacle("wss_port", isNew: false) != nil)
    for field in ["locked", "mfa_active"] {
      #expect(obstacle(field, isNew: false, isOn: true) == nil)
      #expect(obstacle(field, isNew: false, isOn: false) != nil)
    }
    #expect(obstacle("full_name", isNew: false) == nil)
  }
}

@Suite struct `A field` {
  @Test func `that refuses a text leaves the record as it was`() throws {
    var agent = agent()
    let before = agent
    for field in Agent.catalogue.storedFields {
      try? field.enter("\u{1B}[2J", into: &agent)
      #expect(agent == before, "\(field.id)")
    }
  }

  @Test func `says in its problem its label and what it must be`() {
    for field in Agent.catalogue.storedFields {
      var draft = agent()
      do { try field.enter("\u{1B}[2J", into: &draft) } catch {
        #expect(error.field == field.id)
        #expect(error.sentence.hasPrefix("\(field.label) must be "))
        #expect(error.sentence.hasSuffix("."))
      }
    }
  }

  @Test func `changes come over one by one`() throws {
    let after = agent { agent in
      agent.voice.chanSpy = true
      agent.account.alias = "A"
    }
    let changes = after.changes(since: agent())
    #expect(changes.map(\.field) == ["alias", "chanspy"])
    var copy = agent()
    try copy.take(changes)
    #expect(copy == after)
    #expect(throws: Problem.self) {
      try copy.take([FieldChange(field: "nat", before: .null, after: .text("x"))])
    }
  }
}
