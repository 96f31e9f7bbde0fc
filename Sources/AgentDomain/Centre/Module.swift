/// A feature of the agent's desktop that can be switched on and off for each agent.
public struct Module: Hashable, Sendable, Identifiable {
  public let id: String
  public let title: String

  public init(_ id: String, _ title: String) { (self.id, self.title) = (id, title) }

  /// The modules that a new centre starts with; the centre's own catalogue may hold more.
  public static let shipped = [
    Module("dashboards", "Dashboards"), Module("contact_manager", "Contact Manager"),
    Module("voice_calls", "Voice Calls"), Module("scheduled_calls", "Scheduled Calls"),
    Module("abandoned_calls", "Abandoned Calls"), Module("voice_recordings", "Voice Recordings"),
    Module("chat", "Chat"), Module("email", "Email"), Module("sms", "SMS"),
    Module("open_channel", "Open Channel"), Module("fax", "Fax"), Module("whatsapp", "WhatsApp"),
    Module("dialer_campaigns", "Dialer Campaigns"), Module("jscripty", "JScripty"),
    Module("internal_messenger", "Internal Messenger"),
    Module("custom_dashboards", "Custom Dashboards"),
    Module("screen_recordings", "Screen Recordings"),
  ]
}

/// The modules that are on for an agent, by their ids; one that is added later is off for those who were
/// there before, because it is not in their set.
public struct ModuleSet: FieldValue {
  public var ids: Set<String>

  public init(_ ids: Set<String> = Set(Module.shipped.map(\.id))) { self.ids = ids }

  public static var editor: Editor {
    Editor(.switches, choices: Module.shipped.map { .init($0.id, $0.title) })
  }

  public init(stored: Scalar) throws(Unreadable) { try self.init(written: String(stored: stored)) }
  public var stored: Scalar { .text(written) }

  public init(written: String) throws(Unreadable) {
    let words = written.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    guard words.allSatisfy({ $0.allSatisfy { $0.isASCIIAlphanumeric || $0 == "_" } }) else {
      throw Unreadable("a list of module names, such as dashboards,chat")
    }
    ids = Set(words)
  }

  public var written: String { inOrder.joined(separator: ",") }

  public var shown: String { "\(ids.count) on" }

  private var inOrder: [String] {
    let known = Module.shipped.map(\.id).filter(ids.contains)
    return known + ids.subtracting(known).sorted()
  }
}
