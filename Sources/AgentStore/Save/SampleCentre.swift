import AgentDomain

/// The sample centre: the same on every machine, and plainly nobody's data.
enum SampleCentre {
  static let finality = " (undo adds it anew, as it was first made)"

  struct Person {
    let name: String
    let username: String

    init(_ name: String, _ username: String) { (self.name, self.username) = (name, username) }
  }

  /// Everything but the agents; each group has members afterwards.
  static let records: [any DirectoryRecord] = queues + teams + profiles + telephones + templates

  private static let queues: [any DirectoryRecord] = [
    ("Sample Sales", Channel.voice), ("Sample Support", .voice), ("Sample Billing", .voice),
    ("Sample Web Chat", .chat), ("Sample Mailbox", .email), ("Sample Texts", .sms),
    ("Sample Open Channel", .openChannel), ("Sample Fax", .fax), ("Sample WhatsApp", .whatsapp),
  ].map { name, channel in
    var queue = Queue()
    (queue.name, queue.channel, queue.description) = (name, channel, note)
    return queue
  }

  private static let teams: [any DirectoryRecord] = [
    ("Sample Day", ["Sample Sales", "Sample Web Chat"]), ("Sample Night", ["Sample Support"]),
    ("Sample Équipe d'été", []),
  ].map { name, queues in
    var team = Team()
    (team.name, team.queues, team.description) = (name, QueueNames(queues), note)
    return team
  }

  private static let profiles: [any DirectoryRecord] = [
    ("Sample Inbound", ["Sample Billing", "Sample Sales", "Sample Support"]),
    ("Sample Written", ["Sample Mailbox", "Sample Texts", "Sample Web Chat"]),
  ].map { name, queues in
    var profile = Profile()
    (profile.name, profile.queues, profile.description) = (name, QueueNames(queues), note)
    return profile
  }

  private static let telephones: [any DirectoryRecord] = (1...3).map { desk in
    var telephone = Telephone()
    (telephone.name, telephone.description) = ("Sample Desk \(desk)", note)
    return telephone
  }

  private static let templates: [any DirectoryRecord] = {
    var browser = Template()
    (browser.name, browser.purpose) = ("Sample Web agent", note)
    TypologyChange(of: browser.agent, to: .webrtc, CentreSettings()).apply(to: &browser.agent)
    browser.agent.voice.codecs = Ordered([.opus, .ulaw])
    return [browser]
  }()

  private static let note = Paragraph(
    unchecked: "Sample data. Remove the sample centre to remove it.")

  static let people = [
    Person("Ada Sample", "ada"), Person("Zoë Müller", "zoe"), Person("José García", "jose"),
    Person("Nguyễn Thị Hương", "huong"), Person("李小龍", "lixiaolong"),
    Person("山田 太郎", "yamada"), Person("김민준", "minjun"), Person("محمد الأحمد", "mohammed"),
    Person("שרה כהן", "sara"), Person("Łukasz Żółć", "lukasz"), Person("Søren Ångström", "soren"),
    Person("François Lefèvre", "francois"), Person("Анна Иванова", "anna"),
    Person("Δημήτρης Παπαδόπουλος", "dimitris"), Person("Siobhán O'Connor", "siobhan"),
    Person("Þóra Jónsdóttir", "thora"), Person("Čeněk Dvořák", "cenek"),
    Person("İpek Yılmaz", "ipek"), Person("प्रिया शर्मा", "priya"), Person("สมชาย ใจดี", "somchai"),
    Person("Ágnes Szőke", "agnes"), Person("Ionuț Ștefănescu", "ionut"),
    Person("Chiara Rossi", "chiara"), Person("Mário Conceição", "mario"),
    Person("Jürgen Groß", "juergen"), Person("Kwame Nkrumah-Sample", "kwame"),
    Person("Олена Шевченко", "olena"), Person("თამარ ბერიძე", "tamar"),
    Person("Արամ Պետրոսյան", "aram"), Person("Mary-Jane van der Sample", "maryjane"),
    Person("Nuñez", "nunez"), Person("Đorđe Đurić", "djordje"), Person("Fatoumata Diallo", "fatou"),
    Person("María José Ñandú", "majo"), Person("Olivia Sample-Smith", "olivia"),
    Person("Tāne Wīremu", "tane"),
  ]

  /// Two queues, a team, and for every third a profile, by an agent's place in the list.
  static func places(of index: Int, in groups: [AgentDomain.Group]) -> [Membership] {
    let (queues, teams, profiles) = (
      groups.filter { $0.kind == .queue }, groups.filter { $0.kind == .team },
      groups.filter { $0.kind == .profile }
    )
    var places = [
      Membership(queues[index % queues.count], penalty: index % 3),
      Membership(queues[(index * 2 + 3) % queues.count]), Membership(teams[index % teams.count]),
    ]
    if index.isMultiple(of: 3) { places.append(Membership(profiles[index / 3 % profiles.count])) }
    return places
  }
}

extension SampleCentre.Person {
  /// The person as an agent; typologies take turns, as far as the licence has them.
  func agent(_ settings: CentreSettings) -> Agent {
    var agent = Agent()
    agent.account.fullName = name
    agent.account.username = "sample.\(username)"
    agent.account.alias = "Sample \(username.prefix(1).uppercased())"
    agent.account.email = EmailAddress(unchecked: "sample.\(username)@sample.example")
    agent.account.description = Paragraph(
      unchecked: "Sample data: this agent is nobody. Remove the sample centre to remove it.")
    agent.account.disabled = index % 12 == 11
    agent.clientLogs.enabled = index % 6 == 4
    let offered = Typology.allCases.filter { $0 != .mobile || settings.licence.mobile }
    let typology = offered[index % offered.count]
    if typology == .mobile {
      agent.client.pushGateway = PushGateway(unchecked: "push.sample.example:5060")
    }
    TypologyChange(of: agent, to: typology, settings).apply(to: &agent)
    return agent
  }

  private var index: Int {
    SampleCentre.people.firstIndex { $0.username == username } ?? 0
  }
}
