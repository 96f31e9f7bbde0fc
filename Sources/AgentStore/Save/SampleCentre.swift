import AgentDomain

/// The sample centre: the same on every machine, and plainly nobody's data.
enum SampleCentre {
  static let finality = " (undo adds it anew, as it was first made)"

  struct Group {
    let kind: GroupKind
    let name: String
    var channel: Channel?
  }

  struct Person {
    let name: String
    let username: String

    init(_ name: String, _ username: String) { (self.name, self.username) = (name, username) }
  }

  static let groups =
    [
      ("Sample Sales", Channel.voice), ("Sample Support", .voice), ("Sample Billing", .voice),
      ("Sample Web Chat", .chat), ("Sample Mailbox", .email), ("Sample Texts", .sms),
      ("Sample Open Channel", .openChannel), ("Sample Fax", .fax), ("Sample WhatsApp", .whatsapp),
    ].map { Group(kind: .queue, name: $0.0, channel: $0.1) }
    + ["Sample Day", "Sample Night", "Sample Équipe d'été"].map { Group(kind: .team, name: $0) }
    + ["Sample Inbound", "Sample Written"].map { Group(kind: .profile, name: $0) }

  static let telephones = ["Sample Desk 1", "Sample Desk 2", "Sample Desk 3"]

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
