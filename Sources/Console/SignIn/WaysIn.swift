public import AgentDomain

/// How somebody came to be in front of the console.
public enum Entry {
  /// The operator is known: by the login of the system, or by a key.
  case person(Author)
  /// Name and password are asked for.
  case signIn(WaysIn)
}

/// What the sign-in panel has to know of the world around it.
public struct WaysIn {
  /// "console tty3".
  let origin: String
  /// What files somebody who signed in may name.
  let files: (Operator) -> FileAccess
  /// Has the messages that wait sent elsewhere.
  let deliver: @Sendable () -> Void

  public init(
    origin: String, files: @escaping (Operator) -> FileAccess,
    deliver: @escaping @Sendable () -> Void
  ) {
    (self.origin, self.files, self.deliver) = (origin, files, deliver)
  }
}

extension Author {
  /// Who is in front of a console that nobody has signed in to: no name, no right, no agent.
  static func nobody(_ origin: String) -> Author {
    Author(Operator(name: "", role: .user(.none, queues: [])), origin: origin, isAtHost: false)
  }

  var isNobody: Bool { person.name.isEmpty }
}
