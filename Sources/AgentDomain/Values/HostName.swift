/// A server by its name or its address.
public struct HostName: TextValue {
  public let text: String

  public init(unchecked: String) { text = unchecked }
  public init() { text = "" }

  public static var editor: Editor { Editor(.text) }
  public static var expected: String { "a host name or an address, such as dc1.example.org" }

  public static func normalised(_ text: String) -> String? {
    isName(text[...]) || SIPHost.isAddress(text) ? text : nil
  }

  /// A host name or an IPv4 address; what ends in digits alone is the latter or nothing.
  static func isName(_ host: Substring) -> Bool {
    let isNumeric = host.split(separator: ".").last?.allSatisfy(\.isASCIIDigit) == true
    if isNumeric { return SIPHost.isAddress(String(host)) }
    return host.count <= 253 && areLabels(host)
  }

  private static func areLabels(_ host: Substring) -> Bool {
    host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.count <= 63 && label.first != "-" && label.last != "-"
        && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == "-" }
    }
  }
}
