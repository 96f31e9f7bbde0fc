/// What the user wants of the terminal, from the environment and then from options.
public struct TerminalOptions: Sendable {
  public static let slowestFullBaud = 19_200

  /// The terminal's type; a caller may try again with `vt100`.
  public var term: String
  /// Only ASCII characters, borders too.
  public var ascii = false
  /// No colour at all when false: no colour sequence is sent.
  public var color = true
  /// Save bytes: no colour, and screens leave out what is not needed.
  public var slow = false
  public var theme = Theme.terminal
  public var mouse = false
  /// COLORTERM promises colours by red, green and blue.
  public var trueColor = false
  /// What the keys of this terminal were learnt to send.
  public var learntKeys = LearntKeys()
  /// How long an ESC waits for the rest of a sequence, in milliseconds.
  public var escapeDelay = 100

  public init(environment: [String: String]) {
    term = environment["TERM"] ?? ""
    color = (environment["NO_COLOR"] ?? "").isEmpty && environment["CLICOLOR"] != "0"
    trueColor = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    if let delay = environment["ESCDELAY"].flatMap({ Int($0) }) {
      escapeDelay = min(max(delay, 0), 30_000)
    }
  }

  /// Whether the terminal is of a kind that marks pasted text when asked to.
  var canBracketPastes: Bool {
    let families = [
      "xterm", "tmux", "screen", "rxvt", "alacritty", "kitty", "foot", "konsole", "gnome", "vte",
      "putty", "wezterm", "ghostty", "iterm", "contour", "st-", "mlterm", "mintty", "nsterm",
    ]
    return families.contains { term.hasPrefix($0) } || term == "st"
  }

  /// The terminal description to use: the direct-colour sister of `term` when that is promised.
  var candidates: [String] {
    guard trueColor, color, !slow, term.hasSuffix("-256color") else { return [term] }
    return [String(term.dropLast("256color".count)) + "direct", term]
  }
}
