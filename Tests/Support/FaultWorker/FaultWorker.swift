import AgentDomain
import AgentStore
import Foundation

/// Saves until it is stopped, and says so only after the store said it: what the fault tests kill, cut
/// off, and trace.
///
///     roster-fault-worker save DATABASE COUNT           edits one agent, prints each save's number
///     roster-fault-worker add DATABASE COUNT SEED       adds 1 to one of ten agents, again on conflict
@main enum FaultWorker {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count > 3, let count = Int(words[3]) else { exit(64) }
    let store = try AgentStore(path: words[2])
    switch words[1] {
    case "save": try Saver(store: store).run(count)
    case "add": try Adder(store: store, seed: UInt64(words[4]) ?? 0).run(count)
    default: exit(64)
    }
  }

  static let author = Author(Operator(name: "worker", role: .administrator), origin: "test")

  /// Tells the test in one write, so that a kill cuts no line in two.
  static func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }
}

/// One agent whose description counts its saves.
struct Saver {
  let store: AgentStore

  func run(_ count: Int) throws {
    let id = try WorkerAgents(store: store).agent(0)
    for _ in 0..<count {
      guard let saved = try store.agent(id, scope: .everyone) else { exit(70) }
      let next = saved.counter + 1
      guard case .saved = store.apply(saved.counting(next, by: "one program")) else { exit(71) }
      FaultWorker.say("saved \(next)")
    }
  }
}

/// Ten agents, and several programs that add to them at the same time.
struct Adder {
  let store: AgentStore
  let seed: UInt64

  func run(_ count: Int) throws {
    let agents = WorkerAgents(store: store)
    var state = seed
    var conflicts = 0
    for _ in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      conflicts += try add(to: try agents.agent(Int(state >> 33) % 10))
    }
    FaultWorker.say("conflicts \(conflicts)")
  }

  /// Adds 1, as often as it takes; whatever is no conflict ends the program.
  private func add(to id: Int64) throws -> Int {
    var conflicts = 0
    while true {
      guard let saved = try store.agent(id, scope: .everyone) else { exit(70) }
      switch store.apply(saved.counting(saved.counter + 1, by: "program \(seed)")) {
      case .saved: return conflicts
      case .conflict: conflicts += 1
      case .notSaved(let refusal):
        FaultWorker.say("refused \(refusal)")
        exit(71)
      case .unknown(let why):
        FaultWorker.say("unknown \(why)")
        exit(72)
      }
    }
  }
}

/// The agents of the fault tests, by number; the first program that asks makes them.
struct WorkerAgents {
  let store: AgentStore

  func agent(_ number: Int) throws -> Int64 {
    let username = "hot\(number)"
    if let found = try store.agent(username: username, scope: .everyone) { return found.id }
    _ = store.apply(try creation(of: username, number))
    guard let made = try store.agent(username: username, scope: .everyone) else { exit(73) }
    return made.id
  }

  private func creation(of username: String, _ number: Int) throws -> ChangeSet {
    var agent = Agent()
    for (field, text) in [
      ("full_name", "Hot Agent \(number)"), ("username", username),
      ("email", "\(username)@example.org"), ("description", "0"),
    ] {
      try Agent.catalogue[field]?.enter(text, into: &agent)
    }
    return ChangeSet(
      author: FaultWorker.author, summary: "Created \(username)",
      changes: [.create(agent, password: Secret("Correct-horse-7"), groups: [])])
  }
}

extension StoredAgent {
  var counter: Int {
    agent.account.description.written.split(separator: " ").first.flatMap { Int($0) } ?? -1
  }

  /// The change that puts another number into the description, signed: the same text from two programs
  /// would be no conflict.
  func counting(_ number: Int, by name: String) -> ChangeSet {
    let change = FieldChange(
      field: "description", before: agent.account.description.stored,
      after: .text("\(number) by \(name)"))
    return ChangeSet(
      author: FaultWorker.author, summary: "Counted to \(number)",
      changes: [.edit(id, version: version, [change])])
  }
}
