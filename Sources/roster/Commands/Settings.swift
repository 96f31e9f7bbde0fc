import AgentDomain
import ArgumentParser

/// `roster settings`: what holds for the whole centre.
struct Settings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show and change the centre's settings.",
    subcommands: [SettingsList.self, SettingsGet.self, SettingsSet.self, SettingsCheck.self],
    defaultSubcommand: SettingsList.self)

  /// - Throws: `Refused` with what there is instead.
  static func field(_ key: String) throws -> Field<CentreSettings> {
    guard let field = CentreSettings.catalogue[key] else {
      throw Refused("There is no setting \(key): roster settings lists them.")
    }
    return field
  }
}

/// `roster settings list`.
struct SettingsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the settings.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let settings = try database.open().settings().settings
    let fields = CentreSettings.catalogue.fields
    if format.json {
      let members = fields.map { (key: $0.id, value: $0.json(settings, settings)) }
      return try Output.line(JSON.object(members).written)
    }
    var table = TextTable(["Section", "Setting", "Value", "Meaning"])
    for part in CentreSettings.catalogue.parts {
      let section = ([part.section] + part.tabs.map(\.title)).reversed().joined(separator: ": ")
      for field in part.fields {
        try table.add([section, field.id, field.written(settings), field.help])
      }
    }
    try table.end()
  }
}

/// `roster settings get`.
struct SettingsGet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Print one setting.")

  @OptionGroup var database: DatabaseOption
  @Argument(help: "The setting's key.")
  var key: String
  @OptionGroup var format: FormatOption

  func run() throws {
    let field = try Settings.field(key)
    let settings = try database.open().settings().settings
    try Output.line(
      format.json ? field.json(settings, settings).written : field.written(settings))
  }
}

/// `roster settings set`.
struct SettingsSet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change settings, all or none.")

  @OptionGroup var database: DatabaseOption
  @Argument(help: ArgumentHelp("What to set.", valueName: "key=value"))
  var pairs: [String]
  @OptionGroup var format: FormatOption

  func run() throws {
    let directory = try database.openOrCreate()
    let stored = try directory.settings()
    let settings = try changed(stored.settings)
    let set = ChangeSet(
      author: directory.author, summary: "Changed the settings",
      changes: [.settings(version: stored.version, settings.changes(since: stored.settings))])
    try directory.apply(set).receipt().report(json: format.json)
  }

  private func changed(_ old: CentreSettings) throws -> CentreSettings {
    var (settings, problems) = (old, [String]())
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw Refused("\(pair) must be a key, = and a value.") }
      let field = try Settings.field(String(parts[0]))
      do throws(Problem) { try field.enter(String(parts[1]), into: &settings) } catch {
        problems.append("\(field.id): \(error.sentence)")
      }
    }
    guard problems.isEmpty else { throw Refused(problems) }
    return settings
  }
}
