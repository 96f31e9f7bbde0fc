/// What a password has to be; its parts can be ticked off while it is typed.
public struct PasswordPolicy: Sendable {
  /// One demand, in words, and whether a text meets it.
  public struct Part: Sendable, Identifiable {
    public let id: String
    public let statement: String
    public let holds: @Sendable (String) -> Bool
  }

  public let parts: [Part]

  public init(_ settings: CentreSettings) {
    parts = settings.security.suite ? Self.suite : Self.plain
  }

  /// What is missing, as one sentence, or nil where the password will do.
  public func problem(with password: Secret) -> Problem? {
    let missing = parts.filter { !$0.holds(password.revealed) }.map(\.statement)
    guard !missing.isEmpty else { return nil }
    return Problem(
      field: "password", label: "Password",
      sentence: "Password needs \(missing.listed("and")).")
  }

  private static let plain = [
    Part(id: "filled", statement: "at least one character") { !$0.isEmpty }
  ]

  /// The Security Suite's demands, whose special characters are the sixteen of its documentation, and
  /// what nobody may choose.
  private static let suite = [
    Part(id: "length", statement: "at least 8 characters") { $0.count >= 8 },
    Part(id: "lower", statement: "a lower-case letter") {
      $0.contains { $0.isASCII && $0.isLowercase }
    },
    Part(id: "upper", statement: "an upper-case letter") {
      $0.contains { $0.isASCII && $0.isUppercase }
    },
    Part(id: "digit", statement: "a digit") { $0.contains(where: \.isASCIIDigit) },
    Part(id: "special", statement: "one of \(specials)") { $0.contains { specials.contains($0) } },
    Part(id: "uncommon", statement: "to be none of the commonest passwords") {
      !CommonPassword.isOne($0)
    },
  ]

  /// What is worth knowing of a password that will do; nothing where the rules ask for as much.
  public func hint(on text: String) -> String? {
    let missing = Self.suite.filter { !$0.holds(text) }.map(\.statement)
    guard !text.isEmpty, !missing.isEmpty, parts.count < Self.suite.count else { return nil }
    return "Weak: a strong one needs \(missing.listed("and"))."
  }

  static let specials = "~!@#$%^&-_=+[{]}"

  /// A password that meets the Security Suite's demands, easy to read aloud: no 0, O, 1, l or I.
  public static func generated() -> Secret {
    let sets = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-_=+@#%"]
    var random = SystemRandomNumberGenerator()
    let letters = (0..<16).compactMap { sets[$0 % sets.count].randomElement(using: &random) }
    return Secret(String(letters.shuffled(using: &random)))
  }
}
