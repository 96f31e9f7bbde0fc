import AgentDomain
import Synchronization
import Testing

@testable import AgentStore

@Suite struct `Import, as specified in 8.2` {
  let temporary: TemporaryStore
  var store: AgentStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    temporary.store.run(.addSample)
  }

  private func agent(_ username: String) throws -> StoredAgent {
    try #require(try store.agent(username: username, scope: .everyone))
  }

  private let mixed = """
    username,full_name,email,alias,queues,internal
    new.one,New One,one@example.org,,Sample Sales=2,
    new.two,New Two,two@example.org,,,1039
    sample.ada,,,The Countess,Sample Fax,
    sample.zoe,,,,,

    """

  // MARK: - The dry run

  @Test func `a file made by export has no difference`() throws {
    let run = try store.dryRun(try store.exported())
    #expect(run.summary.unchanged == 36 && run.summary.lines == 36)
    #expect(run.differences.isEmpty && run.problems.isEmpty && run.warnings.isEmpty)
  }

  @Test func `the dry run tells every difference and changes nothing`() throws {
    let before = try store.exported()
    let run = try store.dryRun(mixed)
    #expect(run.summary.counts == "2 new, 1 changed, 1 unchanged")
    #expect(run.summary.differences == run.differences.count)
    #expect(run.differences.contains("sample.ada: Alias: Sample A -> The Countess"))
    #expect(run.differences.contains("sample.ada: Added to queue Sample Fax"))
    #expect(
      run.differences.filter { $0.hasPrefix("sample.ada: Removed from queue ") }
        == ["Billing", "Open Channel"].map { "sample.ada: Removed from queue Sample \($0)" })
    #expect(run.differences.contains("new.one: Added to queue Sample Sales with penalty 2"))
    #expect(run.summary.passwordNotice?.hasPrefix("2 new agents have no password") == true)
    #expect(try store.exported() == before)
    #expect(try store.history(HistoryQuery(limit: 1), scope: .everyone).first?.change == 1)
  }

  @Test func `the dry run finds what somebody has, in the words of any save`() throws {
    let run = try store.dryRun(
      """
      username,full_name,email,internal
      new,New,sample.ADA@sample.example,1003
      sample.zoe,,sample.ada@sample.example,

      """)
    let free = try store.nextInternal().text
    #expect(
      run.problems == [
        "2:9 (email): Email sample.ADA@sample.example is the address of Ada Sample: give another address.",
        "2:35 (internal): Internal 1003 is taken by Ada Sample: \(free) is free.",
        "3:13 (email): Email sample.ada@sample.example is the address of Ada Sample: give another address.",
        "3:13 (email): Email sample.ada@sample.example is on line 2 already: give another.",
      ], "\(run.problems)")
    #expect(run.summary.wrong == 2)
  }

  @Test func `a new agent needs what creation needs, a deleted one is refused`() throws {
    store.run(.delete(.one(try agent("sample.ada").id)))
    let run = try store.dryRun("username,alias\nnew,x\nsample.ada,x\n")
    #expect(
      run.problems == [
        "2:1: Full Name is empty: it must be 1 to 80 characters.",
        "2:1: Email is empty: it must be filled in.",
        "3:1: Ada Sample is deleted: restore the agent before changing anything.",
      ], "\(run.problems)")
    #expect(try store.dryRun("username,alias\nsample.ada,\n").summary.unchanged == 1)
  }

  @Test func `what no save would take is refused at its cell`() throws {
    let run = try store.dryRun("username,transport\nsample.ada,wss\n")
    #expect(
      run.problems == [
        "2:12 (transport): Transport must be udp, tcp or tls for a Phonebar agent."
      ])
  }

  @Test func `others save while a dry run goes on, and it lets itself be interrupted`() throws {
    var count = 0
    let zoe = try agent("sample.zoe")
    let other = try AgentStore(path: temporary.path, mode: .open)
    _ = try store.dryRun(TextFile(try store.exported()), ada, from: nil) { _ in
      count += 1
      if count == 1 {
        #expect(other.run(.addSample).words.contains("is there already"))
        #expect(other.change(zoe) { $0.account.alias = "Z" }.receipt != nil)
        store.interruptReads()
      }
      return true
    }
    #expect(count == 36)
  }

  @Test func `any page of the differences can be seen again from its first line`() throws {
    let file = TextFile(mixed)
    var marks: [ImportReader.Bookmark] = []
    _ = try store.dryRun(file, ada, from: nil) { step in
      if case .planned(_, let mark) = step { marks.append(mark) }
      return true
    }
    var names: [String] = []
    _ = try store.dryRun(file, ada, from: marks[2]) { step in
      if case .planned(let plan, _) = step { names.append(plan.line.username) }
      return names.isEmpty
    }
    #expect(names == ["sample.ada"])
  }

  @Test func `a file whose header is wrong is one wrong line with every reason`() throws {
    let run = try store.dryRun("usernam,x\n")
    #expect(run.problems.count == 3 && run.summary.wrong == 1)
  }

  // MARK: - Doing it

  @Test func `an import is one change and one step of undo`() throws {
    let before = try store.exported()
    let receipt = try #require(try store.importing(mixed).receipt)
    #expect(receipt.summary == "Imported agents.csv: 2 new, 1 changed")
    #expect(receipt.count == 3)
    #expect(
      receipt.notices == ["2 new agents have no password and cannot sign in until one is set."])
    let one = try agent("new.one")
    #expect(one.agent.account.internalNumber.text == "1040", "1039 is another line's")
    #expect(one.agent.account.passwordChangedAt.seconds == nil)
    #expect(try store.memberships(of: one.id, scope: .everyone).map(\.penalty) == [2])
    #expect(try agent("new.two").agent.account.internalNumber.text == "1039")
    #expect(try agent("sample.ada").agent.account.alias == "The Countess")
    #expect(try store.dryRun(mixed).summary.changesNothing)
    #expect(store.undo(ada).receipt?.count == 3)
    #expect(try withoutTimes(store.exported()) == withoutTimes(before))
    #expect(store.redo(ada).receipt?.count == 3)
    #expect(try store.dryRun(mixed).summary.changesNothing)
    let verdict = try store.verifyHistory()
    guard case .intact = verdict else { Issue.record("\(verdict)"); return }
  }

  private func withoutTimes(_ text: String) -> [String] {
    text.split(separator: "\r\n").map {
      $0.split(separator: ",").dropLast(2).joined(separator: ",")
    }
  }

  @Test func `one wrong line and nothing is imported`() throws {
    let before = try store.exported()
    let outcome = try store.importing(
      "username,alias,voicemail\nsample.ada,x,on\nsample.zoe,y,perhaps\n")
    #expect(outcome.words.contains("line 3:14 (voicemail): Voicemail must be on or off."))
    #expect(try store.exported() == before)
  }

  @Test func `what nobody was shown is not done: somebody changed the same meanwhile`() throws {
    let file = TextFile("username,alias\nsample.ada,x\nsample.zoe,y\n")
    let summary = try store.dryRun(file, ada, from: nil) { _ in true }
    let change = Change.importAgents(file, fingerprint: summary.fingerprint)
    store.change(try agent("sample.ada"), by: bob) { $0.account.alias = "Bob's" }
    #expect(store.run(change).words.contains("has changed since the differences were shown"))
    #expect(try agent("sample.zoe").agent.account.alias == "Sample Z")
    store.change(try agent("sample.ada"), by: bob) { $0.account.alias = "Sample A" }
    #expect(store.run(change).receipt?.count == 2)
  }

  @Test func `a name that was taken since the dry run stops everything`() throws {
    let file = TextFile("username,full_name,email\nsample.ada,Ada,\nnew,New,new@example.org\n")
    let summary = try store.dryRun(file, ada, from: nil) { _ in true }
    _ = try store.made(newAgent("new"))
    let outcome = store.run(.importAgents(file, fingerprint: summary.fingerprint))
    #expect(outcome.words.contains("has changed since"))
    #expect(try agent("sample.ada").agent.account.fullName == "Ada Sample")
  }

  @Test func `stopping leaves nothing`() throws {
    let before = try store.exported()
    let lines = (0..<300).map { "n\($0),New \($0),n\($0)@example.org\n" }.joined()
    let seen = Mutex<[Int]>([])
    let outcome = try store.importing("username,full_name,email\n" + lines) { done in
      seen.withLock { $0.append(done) }
      return done < 200
    }
    #expect(outcome.words.contains("it was stopped before the end"))
    #expect(seen.withLock { $0 } == [100, 200])
    #expect(try store.exported() == before)
  }

  @Test func `a new agent's password is kept as a hash of its own`() throws {
    let outcome = try store.importing(
      """
      username,full_name,email,password
      one,One,one@example.org,Good-pass1
      two,Two,two@example.org,Good-pass1

      """)
    #expect(outcome.receipt?.notices == [])
    let hashes = try store.reading { db in
      try ["one", "two"].flatMap { name in
        let id = try #require(try RecordIDs.named(db, .agent, name))
        return try Passwords.hashes(db, of: AccountKey(.agent, id), last: 0)
      }
    }
    #expect(Set(hashes).count == 2)
    #expect(hashes.allSatisfy { PasswordHash.matches(goodPassword, $0) })
    #expect(try agent("one").agent.account.passwordChangedAt.seconds != nil)
    let history = try store.history(HistoryQuery(), scope: .everyone)
    #expect(!"\(history)".contains("Good-pass1"))
  }

  @Test func `hashing can be stopped before the file is locked`() throws {
    let outcome = try store.importing(
      "username,full_name,email,password\none,One,one@example.org,Good-pass1\n"
    ) { _ in false }
    #expect(outcome.words.contains("it was stopped before the end"))
  }

  // MARK: - Who may

  @Test func `an agent outside of the scope is refused as any name that cannot be made`() throws {
    let sales = try #require(try store.groups(scope: .everyone).first { $0.name == "Sample Sales" })
    let fax = try #require(try store.groups(scope: .everyone).first { $0.name == "Sample Fax" })
    let outside = try store.made(newAgent("outside"), in: [Membership(fax)])
    let inside = try store.made(newAgent("inside"), in: [Membership(sales)])
    let ursula = user(.readEdit, [sales.id])
    let run = try store.dryRun(
      """
      username,full_name,email,queues,alias
      outside,Any,any@example.org,Sample Sales,x
      inside,,,Sample Fax,
      fresh,Fresh,fresh@example.org,,

      """, by: ursula)
    #expect(
      run.problems == [
        "2:1 (username): Username outside is taken by somebody else: choose another, such as outside2.",
        "3:10 (queues): There is no queue Sample Fax: make it first, or take it out.",
        "4:31 (queues): Queues need at least one of yours: otherwise you would not see the agent.",
      ], "\(run.problems)")
    #expect(try store.importing("username,alias\ninside,x\n", by: ursula).receipt?.count == 1)
    #expect(try store.now(inside).agent.account.alias == "x")
    #expect(try store.now(outside) == outside)
  }

  @Test func `who may only read gets no dry run of changes`() throws {
    let sales = try #require(try store.groups(scope: .everyone).first { $0.name == "Sample Sales" })
    let file = TextFile("username,alias\nsample.ada,x\n")
    #expect(throws: Refusal.self) {
      try store.dryRun(file, user(.read, [sales.id]), from: nil) { _ in true }
    }
    #expect(
      store.run(.importAgents(file, fingerprint: ""), by: user(.read, [sales.id])).receipt == nil)
  }
}
