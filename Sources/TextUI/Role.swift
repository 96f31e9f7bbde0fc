/// What a piece of the screen is for; themes say how it looks.
public enum Role: String, CaseIterable, Sendable {
  case text
  case textDim = "text-dim"
  case title
  case tab
  case tabCurrent = "tab-current"
  case tabError = "tab-error"
  case label
  case labelRequired = "label-required"
  case field
  case fieldFocus = "field-focus"
  case fieldChanged = "field-changed"
  case fieldError = "field-error"
  case fieldReadOnly = "field-readonly"
  case placeholder
  case heading
  case button
  case buttonFocus = "button-focus"
  case listRow = "list-row"
  case listFocus = "list-focus"
  case listMarked = "list-marked"
  case listHeader = "list-header"
  case match
  case messageInfo = "message-info"
  case messageSaved = "message-saved"
  case messageWarning = "message-warning"
  case messageError = "message-error"
  case hint
  case hintKey = "hint-key"
  case border
  case selection
  /// The light modules of a QR code, and what is dark on them.
  case code
  /// The dark modules where they are blanks.
  case codeDark = "code-dark"

  /// One letter, for tests that look at roles; capitals are the focused, current and alarming ones.
  public var letter: Character { Self.letters[self] ?? "?" }

  private static let letters: [Role: Character] = Dictionary(
    uniqueKeysWithValues: zip(allCases, ".dtbBKlrfFcE=phuUoOmHXiswenN|SqQ"))
}

/// What a message is about; it is printed before the message, never said by colour alone.
public enum MessageKind: String, CaseIterable, Sendable {
  case info
  case saved
  case warning
  case error

  /// The word a message begins with, as in `Error: `.
  public var prefix: String {
    switch self {
    case .info: "Info: "
    case .saved: "Saved: "
    case .warning: "Warning: "
    case .error: "Error: "
    }
  }

  public var role: Role {
    switch self {
    case .info: .messageInfo
    case .saved: .messageSaved
    case .warning: .messageWarning
    case .error: .messageError
    }
  }
}
