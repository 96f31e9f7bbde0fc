import ArgumentParser

/// `roster telephony`: what Asterisk gets to read.
struct Telephony: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after what Asterisk reads.",
    discussion: """
      Every save reaches Asterisk by itself, through the file telephony.db in the folder that the \
      settings name. These commands help where something stands in the way.
      """,
    subcommands: [
      TelephonySetup.self, TelephonyCheck.self, TelephonyLint.self, TelephonyRebuild.self,
      TelephonyBridge.self,
    ])
}
