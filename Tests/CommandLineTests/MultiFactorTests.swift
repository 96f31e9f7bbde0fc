import Foundation
import Testing

@Suite(.serialized) struct MultiFactorTests {
  /// Answers `roster account mfa on` with the code that oathtool makes of the printed secret.
  private static let enrolment = """
    set -e
    mkfifo "$HOME/code"
    "$1" account mfa on <"$HOME/code" >"$HOME/said" 2>&1 &
    roster=$!
    exec 3>"$HOME/code"
    until grep -q '^Address: ' "$HOME/said"; do sleep 0.05; done
    oathtool --totp -b "$(sed -n 's/^Secret: *//p' "$HOME/said")" >&3
    exec 3>&-
    wait $roster
    """

  private func enrol(_ roster: RosterProgram) throws -> String {
    try #require(FileManager.default.isExecutableFile(atPath: "/usr/bin/oathtool"), "oathtool")
    let script = roster.folder + "/enrol.sh"
    try Data(Self.enrolment.utf8).write(to: URL(fileURLWithPath: script))
    let run = try roster.run(program: "/bin/bash", [script, RosterProgram.path])
    let said = try String(contentsOfFile: roster.folder + "/said", encoding: .utf8)
    #expect(run.status == 0, "\(said) \(run.errors)")
    return said
  }

  @Test func `[5.5] the shell switches it on by a code and off by a recovery code`() throws {
    let roster = try RosterProgram(sample: true)
    let said = try enrol(roster)
    #expect(said.contains("Multi-factor authentication is on."))
    let codes = said.split(separator: "\n").filter { $0.count == 14 && $0.contains("-") }
    #expect(codes.count == 10)
    let again = try roster.run("account", "mfa", "on", input: "123456\n")
    #expect(again.status == 1 && again.errors.contains("is on already"))
    let wrong = try roster.run("account", "mfa", "off", input: "000000\n")
    #expect(wrong.status == 1 && wrong.errors.contains("does not hold"))
    let off = try roster.run("account", "mfa", "off", input: "\(codes[4])\n")
    #expect(off.status == 0 && off.output == "Multi-factor authentication is off.\n")
    let history = try roster.run("history", "--json").output
    #expect(history.contains("switched multi-factor authentication off"))
    #expect(!history.contains(codes[4]))
  }

  @Test func `[5.5] without a code nothing is switched on`() throws {
    let roster = try RosterProgram(sample: true)
    let run = try roster.run("account", "mfa", "on", input: "")
    #expect(run.status == 1 && run.errors.contains("No code came from standard input"))
    #expect(try roster.run("account", "mfa", "off", input: "1\n").errors.contains("is off already"))
  }
}
