/// Text of several lines; line breaks are line feeds.
public struct Paragraph: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.multiline) }
  public static var expected: String { "0 to 500 characters without control characters" }

  public static func normalised(_ text: String) -> String? {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let isClean = lines.unicodeScalars.allSatisfy {
      $0 == "\n" || $0 == "\t" || !$0.properties.isControlOrLineBreak
    }
    return isClean && lines.count <= 500 ? lines : nil
  }
}
