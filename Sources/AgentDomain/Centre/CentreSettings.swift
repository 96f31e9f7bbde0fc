/// What holds for the whole centre. It is a record like others: one row, the same history and undo.
///
/// The parts stand beside their fields in the files of this folder; the initial values are the defaults.
/// A secret is never a setting: a setting names the file that holds it.
public struct CentreSettings: DirectoryRecord {
  public var security = Security()
  public var numbers = Numbers()
  public var webRTC = WebRTC()
  public var mail = Mail()
  public var directory = SignInDirectory()
  public var files = Files()
  public var licence = Licence()
  public var telephony = Telephony()
  /// What the centre has beside its settings; it is read along with them and never written by them.
  public var inventory = Inventory()

  public init() {}

  public static let kind = RecordKind.settings
  public static let searchedFields: [String] = []
  public static let listedColumns: [String] = []
  public var name: String { "settings" }

  /// What fields and warnings have to know of other records.
  public struct Inventory: Hashable, Sendable {
    public var modules = Module.shipped
    public var hasTelephones = true

    public init() {}

    /// The modules as choices, in their order.
    var moduleChoices: [Editor.Choice] { modules.map { .init($0.key, $0.title) } }
  }

  public static let catalogue = Catalogue(
    "settings",
    Security.parts + Numbers.parts + WebRTC.parts + Mail.parts + SignInDirectory.parts
      + Files.parts + Licence.parts + Telephony.parts)
}

extension Tab {
  public static let security = Tab("security", "Security")
  public static let telephones = Tab("telephones", "Telephones")
  public static let mail = Tab("mail", "Mail")
  public static let directory = Tab("directory", "Directory")
  public static let files = Tab("files", "Files")
  public static let licence = Tab("licence", "Licence")
  public static let telephony = Tab("telephony", "Telephony")
}
