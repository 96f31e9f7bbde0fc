/// Something that can be looked at or tried on the spot, to see whether the settings hold in the world.
///
/// A check is declared once: the settings' form, the palette and the shell are made from it. It may take
/// many seconds, and is called from any thread.
public protocol SettingsCheck: Sendable {
  /// The word of the shell and, behind `check-`, of the palette.
  var id: String { get }
  /// What it does, as an imperative.
  var title: String { get }
  var help: String { get }
  /// What has to be asked first; nil where the settings say everything.
  var question: CheckQuestion? { get }
  /// - Parameter answer: what was answered; empty where nothing is asked.
  func run(_ settings: CentreSettings, answer: String) -> [Finding]
}

extension SettingsCheck {
  public var question: CheckQuestion? { nil }
}

/// What a check has to know beside the settings.
public struct CheckQuestion: Sendable {
  /// "Send it to".
  public let title: String
  /// "The address that gets the test message."
  public let help: String
  /// Why an answer will not do; nil where it will.
  public let problem: @Sendable (String) -> String?

  public init(_ title: String, help: String, problem: @escaping @Sendable (String) -> String?) {
    (self.title, self.help, self.problem) = (title, help, problem)
  }
}

/// One thing that a check found.
public struct Finding: Hashable, Sendable {
  public enum State: String, Sendable {
    case good = "ok"
    case warning, error
    /// It could not be looked at from here, which says nothing about it.
    case unchecked = "not checked"
  }

  public let state: State
  /// What was found, and what to do where it is not good.
  public let sentence: String

  public init(_ state: State, _ sentence: String) {
    (self.state, self.sentence) = (state, sentence)
  }

  public static func good(_ sentence: String) -> Self { Self(.good, sentence) }
  public static func warning(_ sentence: String) -> Self { Self(.warning, sentence) }
  public static func error(_ sentence: String) -> Self { Self(.error, sentence) }
  public static func unchecked(_ sentence: String) -> Self { Self(.unchecked, sentence) }

  /// "Error: /etc/x.crt does not exist."
  public var line: String {
    "\(state.rawValue.prefix(1).uppercased())\(state.rawValue.dropFirst()): \(sentence)"
  }
}
