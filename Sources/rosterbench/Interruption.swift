import Foundation
import Synchronization

/// Ends the bench in good order when somebody presses ^C: servers end and their folders go. A second ^C ends
/// it at once.
enum Interruption {
  private static let hasCome = Atomic(false)

  static func watch() {
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      Glibc.signal(signal) { signal in
        Interruption.hasCome.store(true, ordering: .relaxed)
        Glibc.signal(signal, SIG_DFL)
      }
    }
  }

  static var isNone: Bool { !hasCome.load(ordering: .relaxed) }

  /// - Throws: `Interrupted` where somebody wants the bench to end.
  static func check() throws { if !isNone { throw Interrupted() } }

  /// Tells whoever waits how far it is.
  static func say(_ line: String) { FileHandle.standardError.write(Data("\(line)\n".utf8)) }

  struct Interrupted: Error, CustomStringConvertible {
    let description = "The bench was interrupted."
  }
}
