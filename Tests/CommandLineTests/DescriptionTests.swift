import AgentDomain
import Foundation
import Testing

@Suite(.serialized) struct DescriptionTests {
  @Test func `fields --json is the catalogue, field by field`() throws {
    let roster = try RosterProgram()
    for (arguments, wanted) in [
      (["fields", "--json"], FieldDescription.all(of: Agent.self)),
      (["fields", "--of", "settings", "--json"], FieldDescription.all(of: CentreSettings.self)),
    ] {
      let run = try roster.run(arguments)
      let found = try JSONDecoder().decode([FieldDescription].self, from: Data(run.output.utf8))
      #expect(found == wanted)
    }
  }

  @Test func `every field that can be changed has an option, and no other`() throws {
    let roster = try RosterProgram()
    let create = Set(try Self.options(roster.run("agents", "create", "--help").output))
    let set = Set(try Self.options(roster.run("agents", "set", "--help").output))
    for field in Agent.catalogue.fields {
      let option = "--" + field.id.split(separator: "_").joined(separator: "-")
      let canCreate = field.isStored && [.always, .onCreate].contains(field.editable)
      let canSet = field.isStored && [.always, .onlyOff].contains(field.editable)
      #expect(create.contains(option) == canCreate, "\(option)")
      #expect(set.contains(option) == canSet, "\(option)")
    }
  }

  @Test func `the help of the root stays as it is`() throws {
    #expect(try RosterProgram().run("--help").output == Self.rootHelp)
  }

  @Test func `completions name every subcommand, for each shell`() throws {
    let roster = try RosterProgram()
    for shell in ["bash", "zsh", "fish"] {
      let run = try roster.run("completions", shell)
      #expect(run.status == 0 && run.output.contains("restore"))
      #expect(run.output.contains("full-name"))
    }
    #expect(try roster.run("completions", "tcsh").status == 64)
  }

  @Test func `the manual page has its sections, all commands and no stray request`() throws {
    let run = try RosterProgram().run("manual")
    #expect(run.status == 0)
    let sections = ["NAME", "COMMANDS", "KEYS", "FILES", "ENVIRONMENT", "EXIT STATUS"]
    for section in sections { #expect(run.lines.contains(".SH \(section)")) }
    #expect(run.lines.contains(".SS roster agents export"))
    let requests = [".TH", ".SH", ".SS", ".PP", ".TP", ".B"]
    for line in run.lines where line.hasPrefix(".") {
      #expect(requests.contains { line.hasPrefix($0) }, "\(line)")
    }
  }

  @Test func `the README's tables of keys are those of the program`() throws {
    let readme = try String(contentsOfFile: Self.readme, encoding: .utf8)
    let parts = readme.components(separatedBy: "<!-- keys -->\n")
    try #require(parts.count == 3, "The README has two lines <!-- keys -->.")
    let keys = try RosterProgram().run("manual", "--keys").output
    #expect(
      parts[1].trimmingCharacters(in: .newlines) == keys.trimmingCharacters(in: .newlines),
      "Put the output of roster manual --keys between the two lines.")
  }

  @Test func `the console says in a sentence that it needs a terminal`() throws {
    let roster = try RosterProgram()
    roster.variables["TERM"] = "xterm"
    let run = try roster.run([])
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("roster: The console needs a terminal"))
  }

  @Test func `the README says of accessibility what the program says`() throws {
    let readme = try String(contentsOfFile: Self.readme, encoding: .utf8)
    let parts = readme.components(separatedBy: "<!-- accessibility -->\n")
    try #require(parts.count == 3, "The README has two lines <!-- accessibility -->.")
    let run = try RosterProgram().run("--accessibility")
    #expect(run.status == 0)
    #expect(
      parts[1].trimmingCharacters(in: .newlines) == run.output.trimmingCharacters(in: .newlines),
      "make keys puts the output of roster --accessibility between the two lines.")
  }

  private static let readme: String = {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(folder)/README.md"
  }()

  private static func options(_ help: String) -> [String] {
    help.split(separator: "\n").compactMap { line in
      let word = line.split(separator: " ").first ?? ""
      return line.hasPrefix("  --") ? String(word) : nil
    }
  }

  private static let rootHelp = """
    OVERVIEW: Looks after a contact centre's agents.

    Without a subcommand, opens the full-screen console. Every subcommand does from
    the shell what
    a screen does, with the same checks and the same history.

    USAGE: roster [--database <path>] [--theme <name|file>] [--linear] [--ascii] [--slow] [--no-mouse] [--operator <username>] [--login] [--accessibility] <subcommand>

    OPTIONS:
      --database <path>       The database file (ROSTER_DATABASE;
                              ~/.local/share/roster/roster.db).
      --theme <name|file>     A theme by its name, or a theme file (ROSTER_THEME).
      --linear                Say and ask everything line by line, for a screen
                              reader, a pipe or a terminal without a cursor
                              (ACCESSIBLE=1, TERM=dumb).
      --ascii                 Only ASCII characters, for borders too.
      --slow                  Save bytes on a slow line: no colour, no hint line.
      --no-mouse              Leave the mouse to the terminal (the default).
      --operator <username>   Open the console as this operator: for sshd's forced
                              command (roster ssh-keys).
      --login                 Ask for name and password, whoever starts it: for a
                              console terminal.
      --accessibility         Say what works with screen readers, braille lines and
                              low vision, and what was tested.
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      agents                  List, show, create and change agents.
      queues                  List, make, change and remove queues.
      teams                   List, make, change and remove teams.
      profiles                List, make, change and remove profiles.
      templates               List, make, change and remove templates.
      telephones              List, make, change and remove telephones.
      modules                 List, make, change and remove modules.
      operators               List, make, change and remove operators.
      account                 Look after your own account.
      summary                 Count the agents by typology, status and queue.
      history                 Show what was changed, by whom and when, the newest
                              first.
      undo                    Take back your last change, or one by its number.
      redo                    Do again what you took back last.
      fields                  Describe every field: choices, default, rules, when
                              it shows.
      settings                Show and change the centre's settings.
      telephony               Look after what Asterisk reads.
      sample                  Add or remove the sample centre.
      check                   Look for what is wrong with database, terminal, theme
                              and configuration.
      theme                   List the themes, check one, or begin one of your own.
      keys                    List every screen's commands with their keys, your
                              own included.
      recover                 Reset a forgotten password by mail.
      mail                    Send the messages that wait.
      ssh-keys                Print the lines of authorized_keys that let operators
                              in over SSH.
      completions             Print the completion script for a shell.
      manual                  Print the manual page: roster manual | man -l -

      See 'roster help <subcommand>' for detailed help.

    """
}
