import ArgumentParser

/// How the console looks.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A theme by its name, or a theme file (ROSTER_THEME).", valueName: "name|file"))
  var theme: String?

  @Flag(help: "Only ASCII characters, for borders too.")
  var ascii = false

  @Flag(help: "Save bytes on a slow line: no colour, no hint line.")
  var slow = false

  @Flag(help: "Leave the mouse to the terminal (the default).")
  var noMouse = false
}
