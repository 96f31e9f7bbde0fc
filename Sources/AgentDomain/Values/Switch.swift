extension Bool: FieldValue {
  public static var editor: Editor { Editor(.toggle) }

  public init(stored: Scalar) throws(Unreadable) {
    switch stored {
    case .integer(0): self = false
    case .integer(1): self = true
    default: throw Unreadable("on or off")
    }
  }

  public var stored: Scalar { .integer(self ? 1 : 0) }

  public init(written: String) throws(Unreadable) {
    switch written.trimmed.lowercased() {
    case "on", "yes", "true", "1": self = true
    case "off", "no", "false", "0", "": self = false
    default: throw Unreadable("on or off")
    }
  }

  public var written: String { self ? "on" : "off" }
}

/// A state that the system switches on and that a person can only end: multi-factor authentication.
public struct ActiveState: FieldValue {
  public var isActive: Bool

  public init(_ isActive: Bool = false) { self.isActive = isActive }

  public static var editor: Editor { Editor(.state) }
  public init(stored: Scalar) throws(Unreadable) { isActive = try Bool(stored: stored) }
  public var stored: Scalar { isActive.stored }
  public init(written: String) throws(Unreadable) { isActive = try Bool(written: written) }
  public var written: String { isActive.written }
  public var shown: String { isActive ? "active" : "inactive" }
}
