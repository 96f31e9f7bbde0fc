import AgentDomain
import ArgumentParser

/// `roster ssh-keys`
struct SSHKeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ssh-keys",
    abstract: "Print the lines of authorized_keys that let operators in over SSH.",
    discussion: """
      Each key of an enabled operator may open the console as this operator and nothing else: no
      shell, no file transfer, no forwarding. Put the lines into ~/.ssh/authorized_keys of the
      account that owns the database, or let sshd ask for them:

        AuthorizedKeysCommand /usr/local/bin/roster ssh-keys --database PATH %t %k

      For a key that nobody has, nothing is printed, and the exit code is 0.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(
    help: ArgumentHelp("Only the key with this fingerprint (sshd's %f).", valueName: "SHA256:..."))
  var fingerprint: String?

  @Argument(help: "Only this key: its type (sshd's %t).")
  var type: String?

  @Argument(help: "Only this key: its base64 text (sshd's %k).")
  var blob: String?

  func validate() throws {
    guard (type == nil) == (blob == nil), type == nil || fingerprint == nil else {
      throw ValidationError("Give a type and the key's text, or a fingerprint, or nothing.")
    }
  }

  func run() throws {
    let keys = try KeyRing(database.find())
    let command = try ForcedCommand(database: database.path)
    for entry in keys.entries where isWanted(entry.key) {
      try Output.write(command.line(for: entry) + "\n")
    }
  }

  private func isWanted(_ key: SSHPublicKey) -> Bool {
    if let fingerprint { return key.fingerprint == fingerprint }
    guard let type, let blob else { return true }
    return key.type == type && key.encoded == blob
  }
}
