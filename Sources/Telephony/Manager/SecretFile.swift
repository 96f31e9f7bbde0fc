import AgentDomain
import Foundation

/// A file with a secret on its first line, which only its owner may read.
enum SecretFile {
  /// Bytes of the longest line.
  private static let limit = 1024

  /// - Throws: `ExchangeFault` where there is none, or where others may read it as well.
  static func read(_ path: String) throws(ExchangeFault) -> Secret {
    guard !path.isEmpty else {
      throw ExchangeFault(
        sentence: "No file with the exchange's secret is set: name it in the settings.")
    }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      let reason = String(cString: strerror(errno))
      throw ExchangeFault(sentence: "The exchange's secret in \(path) cannot be read: \(reason).")
    }
    defer { close(file) }
    try checkMode(file, path)
    return try firstLine(file, path)
  }

  private static func checkMode(_ file: Int32, _ path: String) throws(ExchangeFault) {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ExchangeFault(
        sentence: "\(path) is no plain file: name the one with the exchange's secret.")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw ExchangeFault(
        sentence:
          "Others than its owner may read \(path): run chmod 600 on it, and give the exchange "
          + "another secret.")
    }
  }

  private static func firstLine(_ file: Int32, _ path: String) throws(ExchangeFault) -> Secret {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = Foundation.read(file, &bytes, limit)
    let line = bytes.prefix(max(0, count)).prefix { $0 != 0x0A && $0 != 0x0D }
    guard !line.isEmpty else {
      throw ExchangeFault(
        sentence: "The first line of \(path) is empty: write the exchange's secret on it.")
    }
    return Secret(String(decoding: line, as: UTF8.self))
  }
}
