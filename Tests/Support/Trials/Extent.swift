import Foundation

/// How far tests go that could go on for ever: a little way in `make test`, a long way where
/// `ROSTER_SOAK=1 make test` asks for it.
public enum Extent {
  public static let isSoak = ProcessInfo.processInfo.environment["ROSTER_SOAK"] == "1"

  /// How often something is done.
  public static func of(_ few: Int, soak many: Int) -> Int { isSoak ? many : few }
}
