import AgentDomain
import ArgumentParser

/// `roster agents create`: a new agent, with an option for every field.
struct AgentsCreate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create an agent.",
    discussion: """
      Needs --full-name, --username, --email and a password. The internal number is the smallest \
      free one unless --internal says otherwise.
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup(title: "Fields") var fields: FieldOptions<ForNewAgents>
  @OptionGroup var groups: GroupOptions

  @Option(
    help: ArgumentHelp("Take all settings of this agent, and no identity.", valueName: "username"))
  var copyOf: String?

  @Option(help: ArgumentHelp("Begin with the settings of this template.", valueName: "name"))
  var template: String?

  @Flag(help: "Read the password from standard input.")
  var passwordStdin = false

  @Flag(help: "Make a password, and print it this once.")
  var generatePassword = false

  @OptionGroup var format: FormatOption

  func validate() throws {
    if copyOf != nil, template != nil {
      throw ValidationError("A new agent begins with --copy-of or with --template, not with both.")
    }
    if passwordStdin == generatePassword {
      throw ValidationError(
        "Give a password by --password-stdin, or have one by --generate-password.")
    }
  }

  func run() throws {
    let directory = try database.openOrCreate()
    let agent = try source(directory).with(fields.texts, try directory.settings().settings)
    let memberships = try groups.memberships(directory)
    let password = generatePassword ? PasswordPolicy.generated() : try PasswordInput.read()
    let set = ChangeSet(
      author: directory.author, summary: "Created \(agent.account.fullName)",
      changes: [.create(agent, password: password, groups: memberships)])
    let receipt = try directory.apply(set).receipt()
    try receipt.report(json: format.json)
    if generatePassword { try GeneratedPassword.tell(password, json: format.json) }
  }

  private func source(_ directory: Shell) throws -> Agent {
    if let copyOf { return try directory.agent(named: copyOf).agent.copyAsNew() }
    if let template { return try directory.record(Template.self, named: template).record.agent }
    return try directory.freshAgent()
  }
}

/// A password that was made here and is told once.
enum GeneratedPassword {
  /// To standard error where standard output is for a program.
  static func tell(_ password: Secret, json: Bool) throws {
    let sentence = "The password is \(password.revealed) and is told only this once."
    if json { ErrorReport.say(sentence) } else { try Output.line(sentence) }
  }
}

extension Agent {
  /// The agent with texts put into fields; another typology brings its transports along, unless they
  /// were given too.
  /// - Throws: `Refused` with every problem.
  func with(_ texts: [FieldValueText], _ settings: CentreSettings) throws -> Agent {
    var agent = try with(texts)
    let change = TypologyChange(of: self, to: agent.account.typology, settings)
    if change.from != change.to, agent.voice.transport == voice.transport,
      let transport = change.transport
    {
      agent.voice.transport = transport
    }
    return agent
  }
}
