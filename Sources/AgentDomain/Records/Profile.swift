/// A named group of queues, of which an agent picks one when signing in.
public struct Profile: DirectoryRecord {
  public var name = ""
  public var description = Paragraph()
  public var queues = QueueNames()

  public init() {}

  public static let kind = RecordKind.profile
  public static let searchedFields = ["name", "description"]
  public static let listedColumns = ["name", "members", "queues", "updated"]

  public static let catalogue = Catalogue<Profile>(
    "profile",
    [
      Part(
        .general, section: "Profile",
        [
          Field(
            "name", \.name, "Name", .length(1...80), .oneLine, .visible, required: true,
            identity: true, help: "What the profile is called. No two profiles share a name."),
          Field(
            "description", \.description, "Description", since: 2,
            help: "What the profile is for, for colleagues."),
          Field(
            "queues", \.queues, "Queues", since: 2,
            help: "The queues that an agent serves who signs in with this profile."),
        ])
    ])
}
