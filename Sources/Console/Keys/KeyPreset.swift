/// Key maps that people know from elsewhere.
public enum KeyPreset: String, CaseIterable, Sendable {
  /// The function keys of SUSE's setup tool: F9 cancels, F10 agrees.
  case yast
  /// The function keys of an IBM 5250 display: F3 leaves, F12 goes one step back, F4 prompts.
  case ibm5250 = "5250"

  public var wishes: [KeyWish] {
    switch self {
    case .yast: Self.yastWishes
    case .ibm5250: Self.displayWishes
    }
  }

  /// Every screen that can be left by a step back.
  private static let screens = [
    "list", "deleted", "members", "joining", "search", "memberships", "form", "history", "import",
    "logs", "password", "multi-factor", "menu", "choices", "question", "text", "work",
  ]

  private static let yastWishes =
    screens.filter { $0 != "text" }.map {
      KeyWish(screen: $0, command: "back", keys: ["Esc", "F9"])
    } + [
      KeyWish(screen: "text", command: "back", keys: ["Esc", "F9", "Enter", "q"]),
      KeyWish(screen: "form", command: "save", keys: ["F10", "F2", "^S"]),
      KeyWish(screen: "form", command: "next", keys: ["Tab", "Down", "Enter", "^F"]),
      KeyWish(screen: "form", command: "check-certificate", keys: ["F11"]),
      KeyWish(screen: "form", command: "generate", keys: ["F11"]),
      KeyWish(screen: "memberships", command: "save", keys: ["F10", "F2"]),
      KeyWish(screen: "import", command: "apply", keys: ["F10", "F2"]),
      KeyWish(screen: "password", command: "save", keys: ["F10", "F2"]),
      KeyWish(screen: "password", command: "generate", keys: ["F11"]),
      KeyWish(screen: "choices", command: "done", keys: ["Enter", "F10", "F2"]),
      KeyWish(screen: "list", command: "new", keys: ["n", "F3"]),
      KeyWish(screen: "list", command: "edit", keys: ["e", "F4"]),
      KeyWish(screen: "list", command: "delete", keys: ["d", "Del", "F5"]),
      KeyWish(screen: "list", command: "search", keys: ["/", "^F"]),
    ]

  private static let displayWishes =
    screens.filter { $0 != "text" }.map {
      KeyWish(screen: $0, command: "back", keys: ["Esc", "F12"])
    } + [
      KeyWish(screen: "text", command: "back", keys: ["Esc", "F12", "Enter", "q"]),
      KeyWish(screen: "everywhere", command: "quit", keys: ["F3", "q"]),
      KeyWish(screen: "everywhere", command: "redraw", keys: ["F5", "^L"]),
      KeyWish(screen: "sign-in", command: "quit", keys: ["F3"]),
      KeyWish(screen: "list", command: "search", keys: ["/", "F4"]),
      KeyWish(screen: "list", command: "new", keys: ["n", "F6"]),
      KeyWish(screen: "list", command: "page-up", keys: ["PgUp", "F7"]),
      KeyWish(screen: "list", command: "page-down", keys: ["PgDn", "F8"]),
      KeyWish(screen: "form", command: "choose", keys: ["Enter", "F4"]),
      KeyWish(screen: "form", command: "find", keys: ["F9", "/"]),
      KeyWish(screen: "form", command: "check-certificate", keys: ["F2"]),
      KeyWish(screen: "form", command: "generate", keys: ["F2"]),
      KeyWish(screen: "form", command: "differences", keys: ["F11"]),
      KeyWish(screen: "form", command: "next-problem", keys: ["^N"]),
      KeyWish(screen: "form", command: "previous-tab", keys: ["F7", "["]),
      KeyWish(screen: "form", command: "next-tab", keys: ["F8", "]"]),
      KeyWish(screen: "form", command: "save", keys: ["F10", "^S"]),
      KeyWish(screen: "memberships", command: "save", keys: ["F10"]),
      KeyWish(screen: "memberships", command: "previous-channel", keys: ["F7", "["]),
      KeyWish(screen: "memberships", command: "next-channel", keys: ["F8", "]"]),
      KeyWish(screen: "memberships", command: "search", keys: ["/", "F4"]),
      KeyWish(screen: "import", command: "apply", keys: ["F10"]),
      KeyWish(screen: "password", command: "save", keys: ["F10"]),
    ]
}
