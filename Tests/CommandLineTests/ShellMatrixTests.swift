import Foundation
import Testing

/// Who may do what from the shell: every subcommand, for every kind of login, on both sides of the scope.
@Suite(.serialized) struct ShellMatrixTests {
  @Test func `every subcommand has a row`() throws {
    let dump = try RosterProgram().run("--experimental-dump-help").object()
    let commands = Self.leaves(try #require(dump["command"] as? [String: Any]), [])
    #expect(commands.count > 60)
    let rows = ShellRows.all.map(\.words)
    for command in commands {
      #expect(rows.contains { $0.starts(with: command) }, "\(command.joined(separator: " "))")
    }
  }

  /// The subcommands that do something themselves, by their words.
  private static func leaves(_ command: [String: Any], _ path: [String]) -> [[String]] {
    let inner = (command["subcommands"] as? [[String: Any]] ?? []).filter {
      $0["commandName"] as? String != "help"
    }
    guard !inner.isEmpty else { return [path] }
    return inner.flatMap { leaves($0, path + [$0["commandName"] as? String ?? ""]) }
  }

  @Test func `[1.3] [13.1] every login may do what the table says, and nothing else`() throws {
    let desks = try ShellDesk.all()
    for row in ShellRows.all {
      for (column, desk) in desks.enumerated() {
        try check(row, desk, Array(row.inside)[column], "ina", "Sales")
        if row.isAimed { try check(row, desk, Array(row.outside)[column], "zorro", "Zebra") }
      }
    }
  }

  private func check(
    _ row: ShellRow, _ desk: ShellDesk, _ wanted: Character, _ agent: String, _ queue: String
  ) throws {
    let run = try desk.run(row, agent, queue)
    let cell = "\(desk.login): \(row.words(agent, queue).joined(separator: " "))"
    #expect(![64, -6, -11].contains(run.status), "\(cell): \(run.errors)")
    if wanted != "*" {
      #expect((run.status == 0) == (wanted == "S"), "\(cell): \(run.status) \(run.errors)")
    }
    if ["none", "disabled"].contains(desk.login), wanted == "F" { #expect(run.output.isEmpty) }
  }

  @Test func `[1.3] out of scope and not existing are told in the same words, with the same code`()
    throws
  {
    for desk in try ShellDesk.all() where desk.login.hasPrefix("read") {
      for row in ShellRows.all where row.isAimed && !row.words.contains("import") {
        let outside = try desk.run(row, "zorro", "Zebra")
        let nowhere = try desk.run(row, "nobody", "Nowhere")
        let (seen, wanted) = (outside.words("zorro", "Zebra"), nowhere.words("nobody", "Nowhere"))
        #expect(seen == wanted, "\(desk.login): \(row)")
        #expect(outside.status == nowhere.status, "\(desk.login): \(row)")
      }
    }
  }
}

extension RosterProgram.Run {
  /// All that was said, with the names taken out.
  fileprivate func words(_ agent: String, _ queue: String) -> String {
    (output + errors).replacing(agent, with: "%").replacing(queue, with: "#")
  }
}

/// A centre whose operator of the present login has certain rights; every run finds it as it was made.
final class ShellDesk {
  let login: String
  private let roster: RosterProgram
  private let file: Data
  private var path: String { roster.folder + "/roster.db" }

  static func all() throws -> [ShellDesk] {
    let roster = try RosterProgram()
    try furnish(roster)
    return try ShellRows.logins.map { try ShellDesk($0, from: roster) }
  }

  private init(_ login: String, from original: RosterProgram) throws {
    (self.login, roster) = (login, try RosterProgram())
    try FileManager.default.copyItem(
      atPath: original.folder + "/roster.db", toPath: roster.folder + "/roster.db")
    let name = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "root"
    let rights =
      switch login {
      case "administrator": ["--description", "Boss"]
      case "disabled": ["--disabled", "on"]
      default: ["--role", "user", "--agents-permission", login, "--queues", "Sales;Support"]
      }
    let run = try roster.run(["operators", "set", name] + rights)
    try #require(run.status == 0, "\(run.errors)")
    file = try Data(contentsOf: URL(fileURLWithPath: roster.folder + "/roster.db"))
  }

  /// Runs a row's subcommand on the centre as it was made.
  func run(_ row: ShellRow, _ agent: String, _ queue: String) throws -> RosterProgram.Run {
    try file.write(to: URL(fileURLWithPath: path))
    return try roster.run(
      row.words(agent, queue), input: row.input.replacing("%", with: agent))
  }

  private static func furnish(_ roster: RosterProgram) throws {
    let commands = [
      "queues create Sales", "queues create Support", "queues create Zebra",
      "teams create Night", "profiles create Night", "templates create Night",
      "telephones create Night", "modules create extra --title Extra",
      "operators create other --full-name Other --role administrator",
      "operators create more --full-name More --role administrator",
    ]
    for line in commands {
      let run = try roster.run(line.split(separator: " ").map(String.init))
      try #require(run.status == 0, "\(line): \(run.errors)")
    }
    for (agent, queue) in [("ina", "Sales"), ("zorro", "Zebra")] {
      for name in [agent, "gone_\(agent)", "free_\(agent)"] {
        let run = try roster.run(
          "agents", "create", "--full-name", "Agent \(name)", "--username", name, "--email",
          "\(name)@example.org", "--queue", queue, "--password-stdin", input: "Good-Way-33\n")
        try #require(run.status == 0, "\(run.errors)")
      }
      try #require(try roster.run("agents", "delete", "gone_\(agent)", "--yes").status == 0)
    }
    try #require(try roster.run("modules", "create", "later", "--title", "Later").status == 0)
    let lock = try roster.run(
      program: "/usr/bin/sqlite3",
      [
        roster.folder + "/roster.db",
        "UPDATE agent SET locked = 1 WHERE username IN ('ina', 'zorro')",
      ])
    try #require(lock.status == 0, "\(lock.errors)")
  }
}
