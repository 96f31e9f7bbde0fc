import AgentDomain
import AgentStore
import Console
import Foundation
import TextUI

let environment = ProcessInfo.processInfo.environment
let path = environment["ROSTER_DATABASE"] ?? "/tmp/roster-try/roster.db"
try MainActor.assumeIsolated {
  let store = try AgentStore(path: path)
  let terminal = try CursesTerminal(options: TerminalOptions(environment: environment))
  let session = Session(
    directory: store,
    author: Author(Operator(name: "root", role: .administrator), origin: "terminal"),
    place: "roster.db", terminal: terminal)
  try session.run()
  terminal.end()
}
