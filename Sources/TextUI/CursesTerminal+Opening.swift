import CNcurses
import Glibc

/// How the terminal is taken over: its description, its modes and what it can do.
extension CursesTerminal {
  /// - Returns: the name of the description that is used.
  static func open(_ options: TerminalOptions) throws(TerminalError) -> String {
    var problem: Int32 = 1
    for name in options.candidates {
      guard setupterm(name, STDOUT_FILENO, &problem) == OK else { continue }
      guard cn_string("cup") != nil else { throw .cannotMoveCursor(name) }
      use_env(true)
      use_tioctl(true)
      guard cn_newterm(name) != nil else { continue }
      prepare()
      return name
    }
    throw problem < 0 ? .noDescriptions : .unknownTerminal(options.term)
  }

  /// Every byte is delivered, ^S and ^C too; nothing is echoed; pending keys never hold output up.
  ///
  /// The palette is not reset, since it is never changed: on the Linux console it is the user's.
  static func prepare() {
    raw()
    noecho()
    nonl()
    typeahead(-1)
    curs_set(1)
    idlok(cn_window(), true)
    cn_keep_palette()
  }

  static func capabilities(named name: String, options: TerminalOptions) -> Capabilities {
    let baud = Int(baudrate())
    let isSlow = options.slow || (1..<TerminalOptions.slowestFullBaud).contains(baud)
    let isUTF8 = String(cString: cn_codeset()).uppercased() == "UTF-8"
    return Capabilities(
      name: name, colors: options.color && !isSlow ? colors : 0, unicode: isUTF8 && !options.ascii,
      alternateScreen: cn_string("smcup") != nil, baud: baud, isSlow: isSlow)
  }

  static var colors: Int {
    if cn_has_rgb() != 0 { return 1 << 24 }
    let number = Int(tigetnum("colors"))
    return [256, 16, 8].first { number >= $0 } ?? 0
  }

  static func bytes(_ capability: String) -> [UInt8] {
    guard let text = cn_string(capability) else { return [] }
    return KeyCapabilities.withoutPadding(Array(String(cString: text).utf8))
  }

  static func keySequences() -> [(bytes: [UInt8], key: Key)] {
    KeyCapabilities.all.map { (bytes($0.name), $0.key) }
  }

  static func modes(_ options: TerminalOptions) -> (enter: [UInt8], leave: [UInt8]) {
    let pastes = options.canBracketPastes
    return (
      bytes("smkx") + (pastes ? Array("\u{1B}[?2004h".utf8) : []),
      (pastes ? Array("\u{1B}[?2004l".utf8) : []) + bytes("rmkx")
    )
  }

  static func farewell() -> [UInt8] {
    bytes("sgr0") + bytes("cnorm") + bytes("rmcup")
  }
}
