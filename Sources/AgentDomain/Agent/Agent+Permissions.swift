extension Agent {
  /// What the agent may do on the desktop; every switch here is written at once.
  public struct Permissions: Hashable, Sendable {
    public var internalMessenger = true
    public var messengerSound = false
    public var prefixRequired = false
    public var recallMeCampaign = false
    public var rescheduleHopper = false
    public var downloadAttachments = true
    public var downloadInteractions = true
    public var downloadRecordings = true
    public var modules = ModuleSet()

    static let parts = [
      Part(.permissions, section: "General", writtenAtOnce: true, general),
      Part(.permissions, section: "Download Permissions", writtenAtOnce: true, download),
      Part(.permissions, section: "Modules", writtenAtOnce: true, [modules]),
    ]

    private static let general: [Field<Agent>] = [
      Field(
        "permit_internal_messenger", \.permissions.internalMessenger, "Enable Internal Messenger",
        help: "On: the agent may write to colleagues on the desktop. Written at once."),
      Field(
        "permit_messenger_sound", \.permissions.messengerSound, "Messenger sound notification",
        help: "On: a new message makes a sound. Written at once."),
      Field(
        "permit_prefix_required", \.permissions.prefixRequired, "Prefix Required",
        help: "On: a call cannot be placed without a service label. Written at once."),
      Field(
        "permit_recall_me_campaign", \.permissions.recallMeCampaign, "Select Recall Me Campaign",
        help: "On: the agent chooses the queue campaign that calls back. Written at once."),
      Field(
        "permit_reschedule_hopper", \.permissions.rescheduleHopper, "Reschedule Hopper calls",
        help: "On: the agent plans and edits time and agent of the queue's calls. Written at once."),
    ]

    private static let download: [Field<Agent>] = [
      Field(
        "permit_download_attachments", \.permissions.downloadAttachments, "Attachments",
        help: "On: attachments of interactions may be downloaded. Written at once."),
      Field(
        "permit_download_interactions", \.permissions.downloadInteractions,
        "Omnichannel Interactions",
        help: "On: interactions of all channels may be downloaded. Written at once."),
      Field(
        "permit_download_recordings", \.permissions.downloadRecordings, "Voice Recordings",
        help: "On: recordings of calls may be downloaded. Written at once."),
    ]

    private static let modules: Field<Agent> = Field(
      "modules", \.permissions.modules, "Modules", default: "all on for a new agent",
      help: "Which parts of the desktop the agent sees. Written at once.")
  }

  /// What is logged of the agent's client.
  public struct ClientLogs: Hashable, Sendable {
    public var enabled = false
    public var level = LogLevel.error

    static let parts = [Part(.clientLogs, section: "Client Logs", fields)]

    private static let fields: [Field<Agent>] = [
      Field(
        "client_logs_enabled", \.clientLogs.enabled, "Enable all client scopes",
        help: "On: the agent's clients write logs on the server, and the agent is told so once."),
      Field(
        "client_logs_level", \.clientLogs.level, "Minimum level", visible: .logging,
        help: "error writes error.log only; warning, info and debug each add one more file."),
    ]
  }
}
