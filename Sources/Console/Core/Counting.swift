import AgentDomain

/// "1 agent", "2,345 agents".
func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// "1 queue", "12 queues".
func counted(_ count: Int, _ kind: RecordKind) -> String {
  "\(grouped(count)) \(count == 1 ? kind.noun : kind.plural)"
}

/// A number with commas between the thousands.
func grouped(_ number: Int) -> String {
  let digits = String(abs(number))
  var parts: [Substring] = []
  var rest = digits[...]
  while rest.count > 3 {
    parts.insert(rest.suffix(3), at: 0)
    rest = rest.dropLast(3)
  }
  return (number < 0 ? "-" : "") + ([rest] + parts).joined(separator: ",")
}
