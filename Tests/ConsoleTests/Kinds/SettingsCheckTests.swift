import AgentDomain
import AgentStore
import Foundation
import Testing
import TextUI

@testable import Console

/// A check that finds what it is told to find, and remembers what it was asked.
private final class Trial: SettingsCheck {
  let id, title: String
  let help = "Tries something."
  let question: CheckQuestion?
  private let find: @Sendable (CentreSettings, String) -> [Finding]

  init(
    _ id: String = "trial", _ title: String = "Try it", question: CheckQuestion? = nil,
    find: @escaping @Sendable (CentreSettings, String) -> [Finding]
  ) {
    (self.id, self.title, self.question, self.find) = (id, title, question, find)
  }

  func run(_ settings: CentreSettings, answer: String) -> [Finding] { find(settings, answer) }
}

@MainActor @Suite struct SettingsCheckTests {
  private func desk(_ checks: any SettingsCheck...) throws -> Desk {
    let desk = Desk(try Centre.furnished(), checks: checks)
    try desk.session.go(to: .settings)
    return desk.idle()
  }

  private static let address = CheckQuestion("Send it to", help: "Who gets it.") {
    $0.contains("@") ? nil : "That is no address."
  }

  @Test func `[11] F9 offers the checks, and shows what one found`() throws {
    let desk = try desk(
      Trial("mail", "Send a message") { _, _ in [] },
      Trial("logs", "List the folder") { settings, _ in
        [
          .good("\(settings.files.clientLogsDirectory.text) is there."), .warning("It is full."),
          .error("Nothing\u{1B}[2J can be written: check the owner."), .unchecked("The rest."),
        ]
      })
    desk.press(.f(9))
    #expect(desk.shows("> Send a message") && desk.shows(":check-logs"))
    desk.type("2")
    desk.expect(
      """
       Roster  Settings                                               root  roster.db
      [Security]  Telephones   Mail   Directory   Files   Licence   Telephony

      Security Suite
      >  Security Suite:                 [x]
         Failed logins before locking:   5
         Locked for (minutes):           0
         Password age (days):            90
         List the folder
        |                                                                          |
        | Ok: /var/log/roster is there.                                            |
        | Warning: It is full.                                                     |
      Co| Error: Nothing␛[2J can be written: check the owner.                      |
        | Not checked: The rest.                                                   |
        +--------------------------------------------------------------------------+







      Warning: 1 problem found.
      Esc Close  F1 Help  : Command
      """)
    desk.press(.escape)
    #expect(desk.shows("[Security]"))
  }

  @Test func `[11] every check is a command of the palette`() throws {
    let desk = try desk(Trial { _, _ in [.good("Fine.")] })
    desk.run("check-trial")
    #expect(desk.shows("Ok: Fine."))
  }

  @Test func `[11] what is typed is checked before it is saved`() throws {
    let desk = try desk(
      Trial { settings, _ in [.good("\(settings.security.maxFailedLogins) failures.")] })
    desk.press(.down, .control("u")).type("7").press(.f(9))
    #expect(desk.shows("What is typed here is checked, saved or not."))
    desk.press(.enter)
    #expect(desk.shows("Ok: 7 failures."))
    #expect(try desk.centre.store.settings().settings.security.maxFailedLogins == 5)
  }

  @Test func `[11] a question is asked first, and asked again where the answer will not do`() throws
  {
    let desk = try desk(
      Trial(question: Self.address) { _, answer in [.good("Sent to \(answer).")] })
    desk.run("check-trial").type("ada").press(.enter)
    #expect(desk.message == "Error: That is no address.")
    desk.type("@x").press(.enter)
    #expect(desk.shows("Ok: Sent to ada@x."))
    desk.press(.escape).run("check-trial").press(.escape)
    #expect(desk.shows("[Security]") && !desk.shows("Sent to"))
  }

  @Test func `[11] a check that takes long can be left, and says nothing afterwards`() throws {
    let gate = DispatchSemaphore(value: 0)
    let desk = try desk(
      Trial { _, _ in
        gate.wait()
        return [.good("Fine.")]
      })
    desk.run("check-trial")
    #expect(desk.shows("Try it") && desk.shows("Under way. Esc does not wait for it."))
    desk.press(.escape)
    #expect(desk.message.contains("it was left before its end"))
    gate.signal()
    desk.idle().press(.f(7))
    #expect(desk.shows("[Telephones]") && !desk.shows("Fine."))
  }

  @Test func `[11] the end of a check that takes long is shown without a key`() throws {
    let gate = DispatchSemaphore(value: 0)
    let desk = try desk(
      Trial { _, _ in
        gate.wait()
        return [.error("Broken.")]
      })
    desk.run("check-trial")
    #expect(desk.shows("Under way. Esc does not wait for it."))
    gate.signal()
    while desk.session.top is any WaitingScreen {
      usleep(1000)
      desk.session.handle(.wake)
    }
    desk.resize(24, 80)
    #expect(desk.shows("Error: Broken."))
    #expect(desk.message == "Warning: 1 problem found.")
  }

  @Test func `without checks F9 says so`() throws {
    #expect(try desk().press(.f(9)).message == "Info: Nothing can be checked from here.")
  }

  @Test func `F9 on a WebRTC agent's form looks at the agent's own certificate`() throws {
    let check = Trial("certificate", "Look at it") { settings, _ in
      [.good("\(settings.webRTC.certificate.text) is read.")]
    }
    let desk = Desk(try Centre.staffed(), checks: [check])
    try desk.centre.edit("jose", "webrtc_tls_certificate", "/etc/jose.crt")
    desk.list?.show(try desk.centre.agent("jose").id)
    desk.press(.enter, .f(9))
    #expect(desk.shows("Ok: /etc/jose.crt is read."))
    desk.press(.escape, .escape)
    desk.list?.show(try desk.centre.agent("grace").id)
    desk.press(.enter).run("check-certificate")
    #expect(desk.message == "Info: Only WebRTC agents have a certificate.")
  }

  @Test func `another certificate of an agent ends with a reminder of two restarts`() throws {
    let desk = try Desk.staffed()
    desk.list?.show(try desk.centre.agent("jose").id)
    desk.press(.enter, .f(3)).type("TLS certificate =").press(.enter)
    desk.type("/etc/jose.crt").press(.f(2), .enter)
    #expect(desk.message.hasPrefix("Saved: "), "\(desk.message)")
    #expect(desk.message.contains("Restart nginx and asterisk"))
  }
}
