/// The ways in which a contact centre is reached; queues have one, agents a capacity for each but voice.
public enum Channel: String, ChoiceValue {
  case voice, chat, email, sms
  case openChannel = "open_channel"
  case fax, whatsapp

  public var title: String {
    switch self {
    case .voice: "Voice"
    case .chat: "Chat"
    case .email: "Email"
    case .sms: "SMS"
    case .openChannel: "Open Channel"
    case .fax: "Fax"
    case .whatsapp: "WhatsApp"
    }
  }
}
