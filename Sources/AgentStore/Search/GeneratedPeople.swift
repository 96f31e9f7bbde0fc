import AgentDomain

/// People of an invented centre, each made from its number alone.
struct GeneratedPeople {
  let seed: UInt64

  /// A row's worth of what differs between generated agents.
  struct Person {
    var agent: Agent
    var nameKey, search: String
    var created, updated: Int64
    var lastLogin: Int64?
  }

  func person(_ number: Int) -> Person {
    var dice = Dice(seed ^ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    let (first, last) = (dice.one(of: Self.firstNames), dice.one(of: Self.lastNames))
    var agent = Agent()
    agent.account.fullName = "\(first.written) \(last.written)"
    agent.account.username = "\(first.plain.prefix(1)).\(last.plain)\(number)"
    agent.account.email = EmailAddress(
      unchecked: "\(first.plain).\(last.plain).\(number)@\(dice.one(of: Self.domains))")
    agent.account.internalNumber = InternalNumber(1000 + number)
    if dice.chance(5) { agent.account.alias = "\(first.written) \(last.written.prefix(1))." }
    decide(&agent, &dice)
    return finish(agent, "\(first.folded) \(last.folded)", &dice)
  }

  private func decide(_ agent: inout Agent, _ dice: inout Dice) {
    agent.account.typology = dice.one(of: Typology.allCases)
    agent.account.disabled = dice.chance(40)
    agent.account.locked = dice.chance(100)
    agent.clientLogs.enabled = dice.chance(10)
    agent.clientLogs.level = dice.one(of: LogLevel.allCases)
    agent.voice.transport = Ordered([agent.account.typology.transports[0]])
    if agent.account.typology == .mobile {
      agent.client.pushGateway = PushGateway(unchecked: "push.example.net:5060")
    }
    if dice.chance(8) { agent.voice.codecs = Ordered([.opus, .ulaw]) }
  }

  private func finish(_ agent: Agent, _ key: String, _ dice: inout Dice) -> Person {
    let account = agent.account
    let search = [
      key, account.username.lowercased(), account.alias.isEmpty ? "" : account.alias.folded,
      account.email.text.lowercased(), account.internalNumber.text,
    ]
    let created = 1_600_000_000 + Int64(dice.below(150_000_000))
    let updated = created + Int64(dice.below(40_000_000))
    let login = dice.chance(4) ? nil : updated + Int64(dice.below(1_000_000))
    return Person(
      agent: agent, nameKey: key, search: search.joined(separator: "\n"), created: created,
      updated: updated, lastLogin: login)
  }

  private static let domains = [
    "example.org", "example.com", "support.example.net", "care.example", "voice.example.org",
  ]

  /// A name, its folded form, and what is left of that for user names and addresses.
  struct Name {
    let written, folded, plain: String

    init(_ written: String) {
      (self.written, folded) = (written, written.folded)
      plain = folded.filter { $0.isASCII && $0.isLetter }
    }
  }

  static let firstNames = split(
    """
    Ada Zoë José María Jürgen Łukasz Şule Chloé Björn Åsa Søren Ñusta Renée François Małgorzata \
    Giulia Marco Sofía Andrés Inés João Conceição António Beyoncé Siân Niamh Aoife Ciarán Dmitri \
    Olga Ivan Anastasia Yuki Haruto Mei Wei Li Jing Fatima Omar Ayşe Mehmet Nguyễn Linh Priya Arjun \
    Ananya Rahul Kwame Ama Chidi Ngozi Thabo Lerato Emma Noah Liam Olivia Ava Mia Lucas Ethan Grace \
    Hannah Jakub Tomáš Zdeněk Jiří Petra László Gábor Ágnes Zsófia Ioana Ștefan Mihai Elena Nikos \
    Eleni Jānis Līga Mindaugas Rūta Mikael Päivi Jörg Käthe Günther Håkon Bjørk Þór Guðrún Xavier \
    Quentin Ysabel Walter Kevin Victoria Ulrich Benedikt Dominique
    """)

  static let lastNames = split(
    """
    García Müller Núñez Kowalski Łuczak Yılmaz Dubois Sjöström Ångström Sørensen Peña Lefèvre \
    Wiśniewska Rossi Bianchi Ferrari Muñoz Pérez Gonçalves Simões O'Brien O'Neill MacDonald Petrov \
    Ivanova Tanaka Suzuki Watanabe Wang Zhang Chen Liu Haddad Mansour Öztürk Çelik Trần Phạm Sharma \
    Patel Iyer Mensah Owusu Okafor Adeyemi Nkosi Dlamini Smith Johnson Williams Brown Jones Davis \
    Miller Wilson Taylor Novák Dvořák Černý Horváth Szabó Nagy Popescu Ionescu Papadopoulos \
    Bērziņš Kazlauskas Virtanen Mäkinen Schröder Weiß Groß Köhler Bäcker Hansen Jónsdóttir \
    Guðmundsson Quispe Xu Ybarra Zapata Vázquez Jiménez Hernández Rodríguez López Martínez Sánchez \
    Ramírez Torres Díaz Cruz Moreau Laurent Girard Fournier Van-Dijk De-Vries Janssen Peeters
    """)

  private static func split(_ names: String) -> [Name] {
    names.split(separator: " ").map { Name(String($0)) }
  }
}

/// SplitMix64: the same numbers on every machine. https://prng.di.unimi.it/splitmix64.c
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func chance(_ oneIn: Int) -> Bool { below(oneIn) == 0 }
  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
