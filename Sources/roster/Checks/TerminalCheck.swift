import Foundation
import TextUI

/// Whether the console will look as it should on this terminal.
struct TerminalCheck {
  func results() -> [CheckResult] {
    guard isatty(STDOUT_FILENO) == 1 else {
      return [.skipped("terminal", "Output is no terminal, so there is none to look at.")]
    }
    return [description, size, characters] + keys
  }

  private var name: String { Places.variable("TERM") ?? "" }
  private var entry: TerminfoEntry? { TerminfoEntry(name) }

  private var description: CheckResult {
    guard let entry else {
      return .problem(
        "terminal", name.isEmpty ? "TERM is not set." : "TERM is \(name), which is not known here.",
        "Install ncurses-term, or set TERM to xterm-256color or vt100.")
    }
    guard entry.hasCursorAddress else {
      return .problem("terminal", "\(name) cannot move its cursor.", "Use another terminal.")
    }
    let colours = entry.colours > 0 ? "\(entry.colours) colours" : "no colour"
    return .good("terminal", "\(name) is known and has \(colours).")
  }

  private var size: CheckResult {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return .problem(
        "size", "The terminal does not tell its size.", "Set it: stty rows 24 cols 80.")
    }
    let text = "\(size.ws_col) columns, \(size.ws_row) rows"
    if size.ws_col >= 40, size.ws_row >= 12 { return .good("size", "\(text).") }
    return .problem("size", "\(text): too small to be comfortable.", "Make it 80 by 24.")
  }

  private var characters: CheckResult {
    setlocale(LC_ALL, "")
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    if codeset == "UTF-8" { return .good("characters", "UTF-8.") }
    return .problem(
      "characters", "The locale's characters are \(codeset), so others are shown as marks.",
      "Set LANG to a UTF-8 locale, such as C.UTF-8.")
  }

  private var keys: [CheckResult] {
    guard let entry else { return [] }
    if entry.missingKeys.isEmpty { return [.good("keys", "Shift+Tab and F1 to F10 are there.")] }
    return [
      .problem(
        "keys", "\(name) does not describe \(entry.missingKeys.joined(separator: ", ")).",
        "Esc and a digit is the F-key; Up goes back where Shift+Tab would.")
    ]
  }
}
