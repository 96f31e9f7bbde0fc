import AgentDomain

/// What a person who has no shell of the machine must not do to it, and is told.
extension Session {
  /// Where files lie, for the panels that ask for one.
  var filePlace: [String] { files.place.map { [$0] } ?? [] }

  /// Who came without a shell would stop the program for nothing, or reach one that is not theirs.
  var suspensionObstacle: String? {
    files.isConfined ? "There is no shell behind this console: \(key("quit")) leaves it." : nil
  }
}
