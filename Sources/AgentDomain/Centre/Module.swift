/// A feature of the agent's desktop that can be switched on and off for each agent.
///
/// The catalogue of modules is data: one that is added later is off for the agents who were there before.
public struct Module: DirectoryRecord {
  /// What agents' sets, files and the shell call it; it never changes.
  public var key = ""
  public var title = ""
  /// Where it stands among the others, the lowest first.
  public var position = 100

  public init() {}
  public init(_ key: String, _ title: String, position: Int = 100) {
    (self.key, self.title, self.position) = (key, title, position)
  }

  public static let kind = RecordKind.module
  public static let searchedFields = ["title", "key"]
  public static let listedColumns = ["title", "key", "agents", "position", "updated"]
  public var name: String { title }
  public var handle: String { key }
  public static let handleField = "key"

  public static let catalogue = Catalogue<Module>(
    "module",
    [
      Part(
        .general, section: "Module",
        [
          Field(
            "title", \.title, "Title", .length(1...80), .oneLine, .visible, required: true,
            identity: true, help: "What the module is called on the Permissions tab."),
          Field(
            "key", \.key, "Key", .moduleKey, required: true, editable: .onCreate, identity: true,
            help: "What files and the shell call the module. It never changes."),
          Field(
            "position", \.position, "Position", .within(0...9999),
            help: "Where the module stands among the others, the lowest first."),
        ])
    ])

  /// The modules that a new centre starts with; the centre's own catalogue may hold more.
  public static let shipped = [
    ("dashboards", "Dashboards"), ("contact_manager", "Contact Manager"),
    ("voice_calls", "Voice Calls"), ("scheduled_calls", "Scheduled Calls"),
    ("abandoned_calls", "Abandoned Calls"), ("voice_recordings", "Voice Recordings"),
    ("chat", "Chat"), ("email", "Email"), ("sms", "SMS"), ("open_channel", "Open Channel"),
    ("fax", "Fax"), ("whatsapp", "WhatsApp"), ("dialer_campaigns", "Dialer Campaigns"),
    ("jscripty", "JScripty"), ("internal_messenger", "Internal Messenger"),
    ("custom_dashboards", "Custom Dashboards"), ("screen_recordings", "Screen Recordings"),
  ].enumerated().map { Module($1.0, $1.1, position: $0) }
}

extension Rule where Value == String {
  /// A word that can stand in a list of modules.
  static var moduleKey: Self {
    Rule("1 to 40 of a-z 0-9 _") { text in
      (1...40).contains(text.count)
        && text.allSatisfy { $0.isASCIIAlphanumeric && !$0.isUppercase || $0 == "_" }
    }
  }
}

/// The modules that are on for an agent, by their keys; one that is added later is off for those who
/// were there before, because it is not in their set.
public struct ModuleSet: FieldValue {
  public var ids: Set<String>

  public init(_ ids: Set<String> = Set(Module.shipped.map(\.key))) { self.ids = ids }

  public static var editor: Editor {
    Editor(
      .switches, choices: Module.shipped.map { .init($0.key, $0.title) }, source: .module)
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
    let known = Module.shipped.map(\.key).filter(ids.contains)
    return known + ids.subtracting(known).sorted()
  }
}
