import AgentDomain
import Foundation
import Testing
import TextUI

@testable import Console

/// A console that somebody opened without having a shell of the machine.
@MainActor @Suite struct `A console without a shell` {
  private let centre: Centre
  private let desk: Desk
  private var own: String { centre.folder + "/files/ada" }

  init() throws {
    centre = try Centre.staffed()
    desk = Desk(
      centre, as: "ada", files: .folder(of: "ada", beside: centre.folder + "/roster.db"))
  }

  private func answer(_ command: String, _ text: String) {
    desk.type(command).press(.control("u")).type(text).press(.enter)
  }

  @Test func `writes an export into the operator's own folder, and says where`() throws {
    desk.type("xa")
    #expect(desk.shows("It lies in the folder files/ada beside the database."))
    desk.press(.control("u")).type("out.csv").press(.enter)
    #expect(desk.message == "Info: 5 agents written to out.csv.")
    #expect(try FileManager.default.contentsOfDirectory(atPath: own) == ["out.csv"])
  }

  @Test(arguments: [
    "/tmp/roster-out.csv", "../out.csv", "~/.ssh/authorized_keys", ".profile", "..",
  ])
  func `writes nowhere else`(name: String) throws {
    answer("xa", name)
    #expect(desk.message == "Error: Give a name without / that does not begin with a dot.")
    #expect(access(name, F_OK) != 0 || name == "..")
    #expect(!FileManager.default.fileExists(atPath: centre.folder + "/files/out.csv"))
  }

  @Test(arguments: ["/etc/passwd", "../../roster.db", "link.csv"])
  func `reads nothing else`(name: String) throws {
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: own + "/link.csv", withDestinationPath: "/etc/passwd")
    desk.type("i")
    #expect(desk.shows("It lies in the folder files/ada beside the database."))
    desk.press(.control("u")).type(name).press(.enter)
    #expect(desk.message.hasPrefix("Error: "))
    #expect(!desk.shows("root:"))
  }

  @Test func `is not suspended, and says why`() {
    desk.press(.control("z"))
    #expect(desk.message == "Info: There is no shell behind this console: F10 leaves it.")
    #expect(desk.terminal.suspensions == 0)
  }

  /// What a check gets of the settings: the program that it would run.
  private final class Spy: SettingsCheck {
    let (id, title, help) = ("spy", "Spy", "Tells the program.")

    func run(_ settings: CentreSettings, answer: String) -> [Finding] {
      [.good("Would run “\(settings.mail.transport.text)”.")]
    }
  }

  @Test(arguments: [true, false])
  func `a check runs no program that is only typed`(isConfined: Bool) throws {
    let files = isConfined ? desk.session.files : .anywhere
    let desk = Desk(centre, checks: [Spy()], files: files)
    try desk.session.go(to: .settings)
    desk.idle().press(.f(3)).type("transport").press(.enter, .control("u")).type("/bin/touch /x")
    desk.run("check-spy")
    let saved = CentreSettings().mail.transport.text
    let run = isConfined ? saved : "/bin/touch /x"
    #expect(desk.shows("Would run “\(run)”."), "\(desk.framed)")
  }

  @Test func `one with a shell is suspended`() throws {
    let desk = Desk(centre)
    desk.press(.control("z"))
    #expect(desk.terminal.suspensions == 1)
  }
}
