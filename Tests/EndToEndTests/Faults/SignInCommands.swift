import Foundation
import TerminalHarness
import Testing

/// Commands that write what signing in keeps: failures, locks, codes, passwords.
struct SignInCommands {
  let database: String
  /// Where messages and codes are kept meanwhile.
  let kept: TemporaryFolder

  private static let second = "Turing-machine-42"

  /// Mail goes into a file.
  var preparing: ShellCommand {
    ShellCommand(arguments: [
      "settings", "set", "mail_from=roster@example.org", "mail_reset_address=ssh roster@here",
      "mail_transport=/usr/bin/tee \(message)",
    ])
  }

  private var message: String { kept.file("message") }

  /// In this order; each is made when those before it have run.
  var all: [() throws -> ShellCommand] {
    [
      { authenticate("grace", "no-password-7", status: 10) },
      { authenticate("grace", Words.password, status: 15) },
      {
        ShellCommand(
          arguments: ["agents", "authenticate", "grace", "--new-password"],
          input: "\(Words.password)\n\(Self.second)\n")
      },
      { authenticate("grace", Self.second) },
    ] + Array(repeating: { authenticate("alan", "no-password-7", status: 10) }, count: 3) + [
      { ShellCommand(arguments: ["recover", "--email", "grace@example.org"]) },
      { ShellCommand(arguments: ["mail", "deliver"]) },
      {
        ShellCommand(
          arguments: ["recover", "--token"], input: "\(try code())\n\(Words.password)-3\n")
      },
      { ShellCommand(arguments: ["agents", "unlock", "alan"]) },
      {
        ShellCommand(
          arguments: ["-c", Self.enrolment, Program.roster, database, said], program: "/bin/bash")
      },
      {
        ShellCommand(
          arguments: ["account", "mfa", "off"], input: "\(try recoveryCode())\n")
      },
    ]
  }

  private func authenticate(_ name: String, _ password: String, status: Int32 = 0) -> ShellCommand {
    ShellCommand(
      arguments: ["agents", "authenticate", name, "--source", "desk"], input: password + "\n",
      status: status)
  }

  /// Answers with the code that an authenticator makes of the printed secret.
  private static let enrolment = """
    coproc roster { "$0" account mfa on --database "$1" 2>&1; }
    exec 3<&"${roster[0]}" 4>&"${roster[1]}"
    pid=$roster_PID
    while read -r line <&3; do
      echo "$line" >>"$2"
      case $line in Secret:*) oathtool --totp -b "${line#Secret: }" >&4;; esac
    done
    wait "$pid"
    """

  private var said: String { kept.file("said") }

  private func recoveryCode() throws -> String {
    let text = try String(contentsOfFile: said, encoding: .utf8)
    return try String(#require(text.split(separator: "\n").last { $0.contains("-") }))
  }

  /// The code that was mailed last.
  private func code() throws -> String {
    let text = try String(contentsOfFile: message, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").last { $0.hasPrefix("    ") })
    return line.trimmingCharacters(in: .whitespaces)
  }
}
