import AgentDomain
import ArgumentParser
import Foundation
import Telephony

/// `roster telephony setup`: the few files of configuration that let Asterisk read the agents.
struct TelephonySetup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup", abstract: "Write the configuration of Asterisk that reads the agents.",
    discussion: """
      Each file says why it has what it has. Files that are there already are left as they are, and
      named; with --force they are written anew. Makes the folder of telephony.db as well, and the file
      with the manager interface's secret, which is never shown. Only an administrator may do so.
      """)

  @OptionGroup var database: DatabaseOption
  @Option(help: ArgumentHelp("Where the files go: /etc/asterisk, as a rule.", valueName: "path"))
  var directory: String
  @Option(help: ArgumentHelp("The group of Asterisk's account.", valueName: "name"))
  var group = "asterisk"
  @Option(
    help: ArgumentHelp(
      "The file with the secret (the setting manager_secret_file; manager.secret beside the database).",
      valueName: "path"))
  var secretFile: String?
  @Option(help: ArgumentHelp("Where telephones are served.", valueName: "address"))
  var address = "0.0.0.0"
  @Flag(
    help: "For more than 20000 agents: telephones register and call; no queues, no live states.")
  var large = false
  @Flag(help: "Write files anew that are there already.")
  var force = false
  @OptionGroup var format: FormatOption

  func run() throws {
    let shell = try database.open()
    let settings = try shell.settings().settings
    if let obstacle = shell.author.person.obstacle(to: .changeSettings, settings) {
      throw Refused(obstacle)
    }
    let group = SystemGroup(name: group)
    let secret = ManagerSecret(path: secretPath(settings))
    var setup = ExchangeSetup(settings, secret: try secret.readOrMake())
    (setup.address, setup.readsAllAtStart) = (address, !large)
    let place = SetupFolder(path: directory, group: group, replaces: force)
    let results = try place.write(setup.files)
    try report(
      results, results.compactMap(\.advice) + (try notes(settings, setup, group, secret)))
  }

  private func secretPath(_ settings: CentreSettings) -> String {
    let setting = settings.telephony.managerSecretFile.text
    let beside = (database.path as NSString).deletingLastPathComponent
    return secretFile ?? (setting.isEmpty ? "\(beside)/manager.secret" : setting)
  }

  /// What is left for the person to do.
  private func notes(
    _ settings: CentreSettings, _ setup: ExchangeSetup, _ group: SystemGroup,
    _ secret: ManagerSecret
  ) throws -> [String] {
    var notes = try group.makeReadable(folder: settings.telephony.folder.text).map { [$0] } ?? []
    if !settings.telephony.isOn {
      notes.append("Telephony is off: roster settings set telephony_enabled=on begins to write.")
    }
    if settings.telephony.managerHost.text.isEmpty {
      notes.append(
        "Roster does not use the manager interface yet: roster settings set "
          + "manager_host=127.0.0.1 manager_user=\(setup.manager.user) "
          + "manager_secret_file=\(secret.path)")
    }
    if !setup.hasTLS {
      notes.append(
        "tls and wss are left out: the settings webrtc_tls_certificate and "
          + "webrtc_tls_private_key name no files.")
    }
    return notes
  }

  private func report(_ results: [SetupFolder.Result], _ notes: [String]) throws {
    guard !format.json else {
      let files = results.map { result in
        JSON.object([("file", .text(result.path)), ("state", .text(result.state.rawValue))])
      }
      let members: [(String, JSON)] = [
        ("files", .list(files)), ("notes", .list(notes.map(JSON.text))),
      ]
      return try Output.line(JSON.object(members).written)
    }
    for result in results { try Output.line(result.sentence) }
    for note in notes { try Output.line(note) }
  }
}
