import AgentDomain
import Testing

private func settings(_ change: (inout CentreSettings) -> Void) -> CentreSettings {
  var settings = CentreSettings()
  change(&settings)
  return settings
}

/// The settings with some values typed into their fields.
private func typed(_ values: [String: String]) throws -> CentreSettings {
  var settings = CentreSettings()
  for (field, text) in values {
    try #require(CentreSettings.catalogue[field]).enter(text, into: &settings)
  }
  return settings
}

@Suite struct `The settings` {
  @Test func `have their tabs in a calm order, none with more than a dozen fields`() {
    #expect(
      CentreSettings.tabs.map(\.title) == [
        "Security", "Telephones", "Mail", "Directory", "Files", "Licence", "Telephony",
      ])
    for part in CentreSettings.catalogue.parts { #expect(part.fields.count <= 12) }
  }

  @Test func `begin without a problem`() {
    #expect(CentreSettings().problems(CentreSettings()).isEmpty)
    #expect(CentreSettings().warnings(CentreSettings()).isEmpty)
  }

  @Test(arguments: [
    ("mail_from", "Ada <ada@example.org>"), ("mail_from", "ada@example.org\nBcc: x@example.org"),
    ("mail_transport", "msmtp -t"), ("mail_transport", "/bin/sh -c 'true'"),
    ("mail_transport", "/bin/true; rm"), ("mail_transport", "/bin/a\u{202E}b"),
    ("mail_transport", "/bin/true $(id)"), ("mail_transport", "/bin/true\nx"),
    ("directory_host", "dc1 example"), ("directory_host", "-dc"), ("directory_host", "1.2.3"),
    ("directory_port", "0"), ("directory_port", "70000"), ("directory_security", "none"),
    ("directory_base_dn", "example.org"), ("directory_base_dn", "DC=example,"),
    ("directory_bind_name", "roster@example.org"), ("directory_user_filter", "(uid=ada)"),
    ("directory_user_filter", "uid={username}"), ("directory_user_filter", "(a={username}))("),
    ("directory_timeout_seconds", "0"), ("directory_timeout_seconds", "61"),
    ("client_logs_max_mib", "0"), ("client_logs_files", "100"), ("licence_agents", "-1"),
    ("lock_after_minutes", "1441"), ("telephony_directory", "here"), ("telephony_directory", ""),
    ("manager_secret_file", "secret"), ("manager_port", "0"),
  ])
  func `refuse what could not work`(field: String, text: String) {
    #expect(throws: Problem.self) { _ = try typed([field: text]) }
  }

  @Test(arguments: [
    ("mail_transport", "/usr/bin/msmtp  -t -a roster"), ("directory_host", "dc1.example.org"),
    ("directory_host", "10.0.0.7"), ("directory_host", "fd00::7"),
    ("directory_base_dn", "OU=People, DC=example,DC=org"),
    ("directory_bind_name", "EXAMPLE\\{username}"),
    ("directory_user_filter", "(&(objectClass=user)(sAMAccountName={username}))"),
    ("lock_after_minutes", "15"), ("licence_agents", "50"),
  ])
  func `take what works`(field: String, text: String) throws { _ = try typed([field: text]) }

  @Test func `know the program and the arguments of a transport`() throws {
    let transport = try typed(["mail_transport": " /usr/bin/msmtp  -t "]).mail.transport
    #expect(transport.words == ["/usr/bin/msmtp", "-t"])
  }

  @Test(arguments: [
    (["webrtc_tls_certificate": "/etc/a.crt"], "webrtc_tls_private_key"),
    (["webrtc_tls_private_key": "/etc/a.key"], "webrtc_tls_certificate"),
    (["mail_from": "a@example.org", "mail_transport": ""], "mail_transport"),
    (["directory_host": "dc", "directory_base_dn": "DC=x"], "directory_bind_name"),
    (["directory_host": "dc", "directory_bind_name": "{username}@x"], "directory_base_dn"),
    (["manager_host": "pbx", "manager_secret_file": "/etc/secret"], "manager_user"),
    (["manager_host": "pbx", "manager_user": "roster"], "manager_secret_file"),
  ])
  func `miss what belongs to a setting`(values: [String: String], field: String) throws {
    let problems = try typed(values).problems(CentreSettings())
    #expect(problems.map(\.field) == [field])
    #expect(problems.first?.sentence.contains("is empty: ") == true)
  }

  @Test(arguments: [
    (["directory_security": "starttls"], "directory_port"),
    (["directory_port": "389"], "directory_port"),
    (["max_failed_logins": "0"], "max_failed_logins"),
    (["mail_reset_address": "ssh roster@example.org"], "mail_from"),
    (["licence_agents": "5", "licence_mobile_agents": "6"], "licence_mobile_agents"),
    (["licence_mobile": "off", "licence_mobile_agents": "6"], "licence_mobile_agents"),
    (
      ["manager_host": "pbx", "manager_user": "r", "manager_secret_file": "/etc/s"], "manager_host"
    ),
  ])
  func `warn of what is rarely meant, and save it`(values: [String: String], field: String) throws {
    let settings = try typed(values)
    #expect(settings.warnings(settings).map(\.field) == [field])
    #expect(settings.problems(settings).isEmpty)
  }

  @Test func `hold an agent's own certificate before that of the centre`() {
    let centre = settings {
      $0.webRTC.certificate = FilePath(unchecked: "/centre.crt")
      $0.webRTC.privateKey = FilePath(unchecked: "/centre.key")
    }
    var agent = Agent()
    #expect(centre.holding(for: agent) == centre)
    agent.client.tlsCertificate = FilePath(unchecked: "/own.crt")
    agent.client.tlsPrivateKey = FilePath(unchecked: "/own.key")
    #expect(centre.holding(for: agent).webRTC.files.map(\.text) == ["/own.crt", "/own.key"])
  }
}

@Suite struct `A licence` {
  @Test func `without WebRTC or Mobile does not offer the typology, and refuses it in words`()
    throws
  {
    let typology = try #require(Agent.catalogue["typology"])
    for (word, noun) in [("webrtc", "WebRTC"), ("mobile", "mobile")] {
      let settings = try typed(["licence_\(word)": "off"])
      #expect(!Agent().choices(of: typology, settings).contains { $0.value == word })
      #expect(Agent().choices(of: typology, CentreSettings()).contains { $0.value == word })
      var agent = Agent()
      agent.account.typology = try Typology(written: word)
      #expect(agent.choices(of: typology, settings).contains { $0.value == word })
      let sentences = agent.conditionProblems(settings).map(\.sentence)
      #expect(
        sentences.contains("Typology must be another one: the licence has no \(noun) agents."))
    }
  }

  @Test func `says how many there are, and what to do`() {
    let small = settings { $0.licence.agents = 50 }
    let limit = LicenceLimit.agents
    #expect(limit.problem(before: 49, after: 50, small) == nil)
    #expect(
      limit.problem(before: 50, after: 51, small)?.sentence
        == "The licence has 50 agents and all are taken: delete one, or raise the number in the settings."
    )
    #expect(
      limit.problem(before: 40, after: 52, small)?.sentence.hasPrefix(
        "The licence has 50 agents, and not so many are free as this would add: ") == true)
    #expect(limit.problem(before: 60, after: 60, small) == nil)
    #expect(limit.problem(before: 60, after: 59, small) == nil)
    #expect(limit.problem(before: 0, after: 1_000_000, CentreSettings()) == nil)
  }

  @Test func `counts a mobile agent twice`() {
    var agent = Agent()
    #expect(LicenceLimit.taken(by: agent) == [.agents])
    agent.account.typology = .mobile
    #expect(LicenceLimit.taken(by: agent) == [.agents, .mobileAgents])
  }
}
