extension Agent {
  /// How much of each written channel the agent takes at a time, and how it is taken.
  public struct Channels: Hashable, Sendable {
    public var chat = Intake()
    public var email = Intake()
    public var sms = Intake()
    public var openChannel = Intake()
    public var fax = Intake()
    public var whatsApp = Intake()
    public var advancedSearch = false

    /// One channel's share of the agent.
    public struct Intake: Hashable, Sendable {
      /// How many interactions at a time; 0 is without limit.
      public var capacity = 0
      public var autoAnswer = false
      public var delay: Seconds = 0
    }

    /// A channel and where its three settings are.
    private struct Place {
      let channel: Channel
      let capacity: any FieldPath<Agent, Int>
      let autoAnswer: any FieldPath<Agent, Bool>
      let delay: any FieldPath<Agent, Seconds>
    }

    private static let places = [
      Place(
        channel: .chat, capacity: \.channels.chat.capacity,
        autoAnswer: \.channels.chat.autoAnswer, delay: \.channels.chat.delay),
      Place(
        channel: .email, capacity: \.channels.email.capacity,
        autoAnswer: \.channels.email.autoAnswer, delay: \.channels.email.delay),
      Place(
        channel: .sms, capacity: \.channels.sms.capacity,
        autoAnswer: \.channels.sms.autoAnswer, delay: \.channels.sms.delay),
      Place(
        channel: .openChannel, capacity: \.channels.openChannel.capacity,
        autoAnswer: \.channels.openChannel.autoAnswer, delay: \.channels.openChannel.delay),
      Place(
        channel: .fax, capacity: \.channels.fax.capacity,
        autoAnswer: \.channels.fax.autoAnswer, delay: \.channels.fax.delay),
      Place(
        channel: .whatsapp, capacity: \.channels.whatsApp.capacity,
        autoAnswer: \.channels.whatsApp.autoAnswer, delay: \.channels.whatsApp.delay),
    ]

    static let parts = [
      Part(.otherChannels, section: "Channel Capacity", places.map(capacity)),
      Part(.otherChannels, section: "Auto Answer", places.map(autoAnswer) + places.map(delay)),
      Part(.otherChannels, section: "Advanced Search", [advancedSearch]),
    ]

    private static func capacity(_ place: Place) -> Field<Agent> {
      Field(
        "capacity_\(place.channel.rawValue)", place.capacity, place.channel.title, .within(0...999),
        visible: .licensed(place.channel),
        help:
          "How many at a time; 0 is unlimited. At the limit nothing new comes, follow-ups still do."
      )
    }

    private static func autoAnswer(_ place: Place) -> Field<Agent> {
      Field(
        "auto_answer_\(place.channel.rawValue)", place.autoAnswer, place.channel.title,
        visible: .licensed(place.channel), help: "On: given to the agent without asking.")
    }

    private static func delay(_ place: Place) -> Field<Agent> {
      Field(
        "auto_answer_delay_\(place.channel.rawValue)", place.delay,
        "\(place.channel.title) delay (s)",
        .within(0...3600), visible: .licensed(place.channel, on: place.autoAnswer),
        help: "How long to wait before the agent is given it, in seconds.")
    }

    private static let advancedSearch: Field<Agent> = Field(
      "advanced_search", \.channels.advancedSearch, "Advanced Search",
      help: "On: the agent may search in all interactions, not only in the own ones.")
  }
}
