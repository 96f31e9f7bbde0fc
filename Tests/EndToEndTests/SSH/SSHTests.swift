import Foundation
import TerminalHarness
import Testing

extension EndToEnd {
  @Suite struct `Over SSH` {
    @Test func `a key opens its operator's console, which sees that operator's agents alone`()
      throws
    {
      let place = try SSHCentre()
      for (client, own, other) in [
        (place.ada, "Grace Hopper", "Alan Turing"), (place.bob, "Alan Turing", "Grace Hopper"),
      ] {
        let console = try client.console()
        try console.wait(for: own)
        #expect(!console.screen.contains(other))
        #expect(try console.leave() == 0)
      }
    }

    @Test func `history says who changed something, and from where`() throws {
      let place = try SSHCentre()
      let console = try place.ada.console()
      try console.wait(for: "Grace Hopper")
      try console.session.send("<Enter>")
      try console.wait(for: "Full Name")
      try console.fill("Full Name:", "Grace B. Hopper")
      try console.save()
      let rows = try place.centre.rows(
        "SELECT person, origin FROM change_set ORDER BY id DESC LIMIT 1")
      #expect(rows == [["ada", "ssh 127.0.0.1"]])
    }

    @Test func `an export lies in the operator's own folder`() throws {
      let place = try SSHCentre()
      let console = try place.ada.console()
      try console.wait(for: "Grace Hopper")
      try console.session.send("xt")
      try console.wait(for: "files/ada beside the database")
      try console.session.send("<C-u>mine.csv<Enter>")
      try console.wait(for: "written to mine.csv")
      let text = try String(
        contentsOfFile: place.centre.folder.file("files/ada/mine.csv"), encoding: .utf8)
      #expect(text.contains("Grace Hopper"))
    }

    @Test func `no attempt to get more than the console succeeds`() throws {
      let place = try SSHCentre()
      #expect(SSHProbe.all.count >= 40)
      for probe in SSHProbe.all {
        do {
          if let escape = try probe.escape(from: place) { Issue.record("\(probe): \(escape)") }
        } catch { Issue.record("\(probe): \(error)") }
      }
    }

    @Test func `an operator who is disabled, and a stranger, are not let in`() throws {
      let place = try SSHCentre()
      try place.shell("operators", "set", "ada", "--disabled", "on")
      #expect(try place.ada.run(["-tt"]).status != 0)
      try SSHClient.makeKey(place.centre.folder.file("eve"))
      let eve = SSHClient(key: place.centre.folder.file("eve"), port: place.server.port)
      #expect(try eve.run(["-tt"]).said.contains("Permission denied"))
    }

    @Test(.enabled(if: getuid() == 0, "sshd asks only root's programs for keys"))
    func `a key that two operators have opens nothing`() throws {
      let place = try SSHCentre()
      _ = try place.centre.rows(
        """
        UPDATE operator SET ssh_keys = (SELECT ssh_keys FROM operator WHERE username = 'ada')
        WHERE username = 'bob'
        """)
      #expect(try place.ada.run(["-tt"]).said.contains("Permission denied"))
    }
  }
}
