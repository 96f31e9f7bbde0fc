/// A program by its absolute path and its arguments, parted by blanks.
///
/// No shell ever reads it, so that what only a shell would understand is refused instead of being handed
/// to the program as it stands.
public struct CommandWords: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.program) }
  public static var expected: String {
    "a program's absolute path and its arguments without quotes, such as /usr/bin/msmtp -t"
  }

  /// The program and its arguments.
  public var words: [String] { text.split(separator: " ").map(String.init) }

  public static func normalised(_ text: String) -> String? {
    let isClean = text.unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isControlOrLineBreak && !scalar.properties.isInvisibleBesidesBlank(scalar)
        && !shell.contains(scalar)
    }
    guard isClean, text.first == "/", text.utf8.count <= 1000 else { return nil }
    return text.split(separator: " ").joined(separator: " ")
  }

  private static let shell = Set("\"'`\\|&;<>(){}[]$*?!#~".unicodeScalars)
}

extension Unicode.Scalar.Properties {
  fileprivate func isInvisibleBesidesBlank(_ scalar: Unicode.Scalar) -> Bool {
    isInvisible && scalar != " "
  }
}
