import CentreMail
import Foundation

/// Sends what waits in a process of its own, so that nobody who asks can tell by the time whether there was
/// anything to send.
enum MailDelivery {
  /// - Parameter database: the path of the file; a relative one is of this process.
  static func start(_ database: String) {
    let path = URL(fileURLWithPath: database).path
    DetachedProgram.start(["/proc/self/exe", "mail", "deliver", "--database", path])
  }
}
