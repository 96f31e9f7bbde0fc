import AgentDomain

/// How things are meant by what somebody typed: by their number, their name, or a beginning that only one
/// of them has.
enum Naming {
  enum Found: Equatable {
    case one(Int)
    /// Several begin so.
    case several([Int])
    case none
  }

  /// - Parameters:
  ///   - names: what each thing may be called; the first is its title.
  ///   - numbered: whether `1` means the first of them.
  static func find(_ text: String, among names: [[String]], numbered: Bool = true) -> Found {
    let wanted = text.trimmed.folded
    guard !wanted.isEmpty else { return .none }
    if numbered, let number = Int(wanted), names.indices.contains(number - 1) {
      return .one(number - 1)
    }
    let folded = names.map { $0.map(\.folded) }
    for isMeant: (String) -> Bool in [
      { $0 == wanted }, { $0.hasPrefix(wanted) }, { $0.contains(wanted) },
    ] {
      let found = folded.indices.filter { folded[$0].contains(where: isMeant) }
      if found.count == 1 { return .one(found[0]) }
      if !found.isEmpty { return .several(found) }
    }
    return .none
  }

  /// Takes the name at the beginning of a text apart from what stands behind it; the longest name counts.
  static func split(_ text: String, behind names: [[String]]) -> (index: Int, rest: String)? {
    let words = text.split(separator: " ").map(String.init)
    for count in stride(from: words.count, to: 0, by: -1) {
      let head = words.prefix(count).joined(separator: " ").folded
      if let index = names.firstIndex(where: { $0.contains { $0.folded == head } }) {
        return (index, words.dropFirst(count).joined(separator: " "))
      }
    }
    for count in stride(from: words.count, to: 0, by: -1) {
      let head = words.prefix(count).joined(separator: " ")
      if case .one(let index) = find(head, among: names, numbered: false) {
        return (index, words.dropFirst(count).joined(separator: " "))
      }
    }
    return nil
  }

  /// What somebody means by a list with commas: all of it, or with `+` and `-` before each what comes to
  /// those that are taken already and what goes.
  /// - Returns: the values, or a sentence about what was not understood.
  static func values(
    _ text: String, among choices: [Editor.Choice], taken: [String]
  ) -> Result<[String], Unclear> {
    var parts = text.split { $0 == "," || $0 == ";" }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
    let isChange = !parts.isEmpty && parts.allSatisfy { $0.hasPrefix("+") || $0.hasPrefix("-") }
    var values = isChange ? taken : []
    if text.trimmed == "-" { parts = [] }
    let names = choices.map { [$0.title, $0.value] }
    for part in parts {
      let name = isChange ? String(part.dropFirst()) : part
      switch find(name, among: names) {
      case .one(let index):
        values.removeAll { $0 == choices[index].value }
        if !isChange || part.hasPrefix("+") { values.append(choices[index].value) }
      case .several(let indices): return .failure(.several(name, indices.map { names[$0][0] }))
      case .none: return .failure(.none(name, of: names.count))
      }
    }
    return .success(values)
  }

  /// Why it is not clear what was meant.
  struct Unclear: Error {
    let sentence: String

    static func several(_ text: String, _ names: [String]) -> Unclear {
      let shown = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? " ..." : "")
      return Unclear(sentence: "\(text) may be any of these: \(shown). Type more of it.")
    }

    static func none(_ text: String, of count: Int) -> Unclear {
      let range = count > 1 ? "a number from 1 to \(count)" : "1"
      return Unclear(
        sentence: "Nothing here is called \(text): type \(range), or the beginning of a name.")
    }
  }
}
