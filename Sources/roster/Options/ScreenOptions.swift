import ArgumentParser

/// How the console looks.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A theme by its name, or a theme file (ROSTER_THEME).", valueName: "name|file"))
  var theme: String?

  @Flag(
    help: ArgumentHelp(
      "Say and ask everything line by line, for a screen reader, a pipe or a terminal without a cursor"
        + " (ACCESSIBLE=1, TERM=dumb)."))
  var linear = false

  @Flag(help: "Only ASCII characters, for borders too.")
  var ascii = false

  @Flag(help: "Save bytes on a slow line: no colour, no hint line.")
  var slow = false

  @Flag(help: "Leave the mouse to the terminal (the default).")
  var noMouse = false
}
