import ArgumentParser

/// For people or for programs.
struct FormatOption: ParsableArguments {
  @Flag(help: "Print JSON, with field ids as keys.")
  var json = false
}
