/// People who work together; a team may name queues, which are offered to those who join it.
public struct Team: DirectoryRecord {
  public var name = ""
  public var description = Paragraph()
  public var queues = QueueNames()

  public init() {}

  public static let kind = RecordKind.team
  public static let searchedFields = ["name", "description"]
  public static let listedColumns = ["name", "members", "queues", "updated"]

  public static let catalogue = Catalogue<Team>(
    "team",
    [
      Part(
        .general, section: "Team",
        [
          Field(
            "name", \.name, "Name", .length(1...80), .oneLine, .visible, required: true,
            identity: true, help: "What the team is called. No two teams share a name."),
          Field(
            "description", \.description, "Description", since: 2,
            help: "What the team is for, for colleagues."),
          Field(
            "queues", \.queues, "Queues", since: 2,
            help: "Offered, unticked, to every agent who joins the team."),
        ])
    ])
}
