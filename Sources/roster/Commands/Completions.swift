import ArgumentParser

/// `roster completions`: what Tab offers in the shell.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the completion script for a shell.",
    discussion:
      "For example: roster completions bash > ~/.local/share/bash-completion/completions/roster")

  @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  func run() throws {
    guard let shell = CompletionShell(rawValue: shell) else {
      throw ValidationError("There is no script for \(shell): name bash, zsh or fish.")
    }
    try Output.line(Roster.completionScript(for: shell))
  }
}
