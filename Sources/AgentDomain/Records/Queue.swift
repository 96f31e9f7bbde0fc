/// Where interactions of one channel wait for agents.
///
/// What a voice queue needs beyond that is what Asterisk's queues.conf has, with its defaults.
/// https://docs.asterisk.org/Latest_API/API_Documentation/Dialplan_Applications/Queue/
public struct Queue: DirectoryRecord {
  public var name = ""
  public var channel = Channel.voice
  public var description = Paragraph()
  public var ringing = Ringing()

  public init() {}

  /// How calls reach the members.
  public struct Ringing: Hashable, Sendable {
    public var strategy = QueueStrategy.ringall
    /// How long one member's telephone rings; 0 rings without end.
    public var timeout: Seconds = 15
    public var weight = 0
    public var wrapUpTime: Seconds = 0
    /// How many callers may wait; 0 is any number.
    public var maximumLength = 0
    public var musicClass = "default"
  }

  public static let kind = RecordKind.queue
  public static let searchedFields = ["name", "channel", "description"]
  public static let listedColumns = [
    "name", "channel", "members", "strategy", "timeout", "updated",
  ]

  public static let catalogue = Catalogue<Queue>(
    "queue",
    [
      Part(.general, section: "Queue", general),
      Part(.general, section: "Calls", calls),
    ])

  private static let general: [Field<Queue>] = [
    Field(
      "name", \.name, "Name", .length(1...80), .oneLine, .visible, required: true, identity: true,
      help: "What the queue is called, here and in the dialplan. No two queues share a name."),
    Field(
      "channel", \.channel, "Channel", required: true,
      help: "What waits in the queue: calls, chats, e-mails or messages of another channel."),
    Field(
      "description", \.description, "Description", since: 2,
      help: "What the queue is for, for colleagues."),
  ]

  private static let calls: [Field<Queue>] = [
    Field(
      "strategy", \.ringing.strategy, "Strategy", since: 2, visible: .voice,
      help: "Which of the free members a call rings first."),
    Field(
      "timeout", \.ringing.timeout, "Ring time (s)", .within(0...3600), since: 2, visible: .voice,
      help: "How long a member's telephone rings before the next one; 0 rings without end."),
    Field(
      "weight", \.ringing.weight, "Weight", .within(0...1000), since: 2, visible: .voice,
      help: "Of two queues with the same members, the one of greater weight is served first."),
    Field(
      "wrapup_time", \.ringing.wrapUpTime, "Wrap-up time (s)", .within(0...3600), since: 2,
      visible: .voice, help: "How long a member is left alone after a call."),
    Field(
      "max_length", \.ringing.maximumLength, "Maximum length", .within(0...10_000), since: 2,
      visible: .voice, help: "How many callers may wait; 0 is any number."),
    Field(
      "music_class", \.ringing.musicClass, "Music class", .musicClass, since: 2, required: true,
      visible: .voice, help: "The class of musiconhold.conf that callers hear while they wait."),
  ]

  /// Only what the licence has can be chosen; a queue of another channel keeps its own.
  public func choices(of field: Field<Queue>, _ settings: CentreSettings) -> [Editor.Choice] {
    guard field.editor == Channel.editor else { return field.editor.choices }
    let allowed = settings.licence.channels.elements + [channel]
    return Channel.allCases.filter(allowed.contains).map { .init($0.rawValue, $0.title) }
  }

  public func conditionProblems(_ settings: CentreSettings) -> [Problem] {
    guard !settings.licence.channels.elements.contains(channel),
      let field = Self.catalogue.fields.first(where: { $0.editor == Channel.editor })
    else { return [] }
    let licensed = settings.licence.channels.elements.map(\.title).listed("or")
    return [
      field.problem(
        sentence: "Channel must be \(licensed): the licence has no \(channel.title) queues.")
    ]
  }
}

/// How a queue picks the member that rings.
/// https://github.com/asterisk/asterisk/blob/master/configs/samples/queues.conf.sample
public enum QueueStrategy: String, ChoiceValue {
  case ringall, leastrecent, fewestcalls, random, rrmemory, rrordered, linear, wrandom

  public var title: String {
    switch self {
    case .ringall: "all at once"
    case .leastrecent: "longest free first"
    case .fewestcalls: "fewest calls first"
    case .random: "at random"
    case .rrmemory: "round robin"
    case .rrordered: "round robin in list order"
    case .linear: "in list order"
    case .wrandom: "at random by penalty"
    }
  }
}

extension Condition where Record == Queue {
  static let voice = Condition("channel = voice") { queue, _ in queue.channel == .voice }
}

extension Rule where Value == String {
  /// A name that a section of musiconhold.conf can have.
  static var musicClass: Self {
    Rule("1 to 80 of A-Z a-z 0-9 . _ -") { text in
      (1...80).contains(text.count)
        && text.allSatisfy { $0.isASCIIAlphanumeric || "._-".contains($0) }
    }
  }
}

extension Tab {
  public static let general = Tab("general", "General")
}
