import AgentDomain
import Testing

@testable import AgentStore

@Suite struct `SSH keys in the store` {
  private static let key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKBCtHl2SNBY6pvW7d9f4y3XKz4p8/fW9Y+c4tNSCtuJ"
  private let temporary: TemporaryStore
  private var store: AgentStore { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  private func person(_ name: String, _ keys: String) throws -> OperatorAccount {
    var person = OperatorAccount()
    (person.fullName, person.username, person.rights.role) = (name, name, .administrator)
    person.signIn.sshKeys = try SSHKeys(written: keys)
    return person
  }

  @Test func `an operator's keys are kept as they were entered`() throws {
    let outcome = store.run(.add(try person("grace", "\(Self.key) laptop")))
    let id = try #require(outcome.receipt?.records.first, "\(outcome.words)")
    let stored = try store.stored(OperatorAccount.self, id, scope: .everyone)
    #expect(stored?.record.signIn.sshKeys.text == "\(Self.key) laptop")
  }

  @Test func `a key that another operator has is refused, whatever its comment`() throws {
    store.run(.add(try person("grace", "\(Self.key) laptop")))
    let new = store.run(.add(try person("alan", "\(Self.key) desk")))
    #expect(
      new.words.contains("The key laptop is grace's already: take it away there first."), "\(new)")
    let outcome = store.run(.add(try person("alan", "")))
    let id = try #require(outcome.receipt?.records.first)
    let alan = try #require(try store.stored(OperatorAccount.self, id, scope: .everyone))
    let changes = try person("alan", Self.key).changes(since: alan.record)
    let late = store.run(.change(alan.key, version: alan.version, changes))
    #expect(late.words.contains("is grace's already"), "\(late)")
  }
}
