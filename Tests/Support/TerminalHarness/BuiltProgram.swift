import Foundation

/// The programs that this package built, beside the one that runs.
public enum BuiltProgram {
  public static func path(_ name: String) -> String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: own).deletingLastPathComponent().path + "/" + name
  }
}
