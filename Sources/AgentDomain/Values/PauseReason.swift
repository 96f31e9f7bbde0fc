/// Why an agent is paused, as supervisors and Asterisk's queues show it: one line, which may be empty.
public struct PauseReason: Hashable, Sendable {
  public let text: String

  /// - Throws: `Problem` that says what is wanted.
  public init(_ text: String) throws(Problem) {
    let text = text.trimmed
    guard text.count <= 80, !text.unicodeScalars.contains(where: \.properties.isControlOrLineBreak)
    else {
      throw Problem(
        field: "reason", label: "Reason",
        sentence: "Reason must be one line of at most 80 characters.")
    }
    self.text = text
  }
}
