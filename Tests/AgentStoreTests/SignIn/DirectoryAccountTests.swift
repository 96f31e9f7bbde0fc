import AgentDomain
import Testing

@testable import AgentStore

@Suite(.serialized) struct DirectoryAccountTests {
  private func door(_ kind: AccountKind) throws -> Door {
    let door = try Door(kind)
    try door.settings {
      $0.directory.host = HostName(unchecked: "directory.example.org")
      $0.directory.baseDN = "dc=example,dc=org"
      $0.directory.bindName = "{username}@example.org"
    }
    try door.set(FieldValueText(field: "active_directory_sso", text: "on"))
    return door
  }

  @Test(arguments: AccountKind.allCases)
  func `[5.6] the directory decides on accounts that are left to it`(kind: AccountKind) throws {
    let door = try door(kind)
    #expect(door.enter(FakeDirectory.password).isIn)
    #expect(door.enter() == .refused, "The local password does not hold meanwhile.")
    #expect(door.directory.count == 2)
    try door.set(FieldValueText(field: "active_directory_sso", text: "off"))
    #expect(door.enter().isIn && door.enter(FakeDirectory.password) == .refused)
    #expect(door.directory.count == 2)
  }

  @Test func `[5.6] a directory without an answer lets nobody in and counts no failure`() throws {
    let door = try door(.agent)
    door.directory.goAway()
    #expect(door.enter(FakeDirectory.password) == .directoryUnavailable("It is away: wait."))
    #expect(try door.number("failed_logins") == 0)
  }

  @Test func `[5.6] without a directory in the settings the local password holds`() throws {
    let door = try door(.agent)
    try door.settings { $0.directory = CentreSettings().directory }
    #expect(door.enter().isIn && door.directory.count == 0)
  }

  @Test func `[5.6] failures at the directory lock like any others`() throws {
    let door = try door(.operator)
    try door.settings { $0.security.maxFailedLogins = 2 }
    door.fail(times: 2)
    #expect(door.enter(FakeDirectory.password) == .locked(until: Timestamp()))
  }

  @Test func `[5.6] a password of the directory neither ages nor has to be changed here`() throws {
    let door = try door(.agent)
    try door.look("UPDATE credential SET must_change = 1")
    door.clock.pass(days: 5000)
    #expect(door.enter(FakeDirectory.password).isIn)
  }
}
