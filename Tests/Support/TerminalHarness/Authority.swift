import Foundation

/// A certificate authority of a test's own, made by openssl.
public struct Authority {
  private let folder: String
  private let name: String

  /// The file that those who trust it are told of.
  public var certificate: String { "\(folder)/\(name).crt" }

  /// Makes key and certificate in a folder.
  public init(_ name: String, in folder: String) throws {
    (self.folder, self.name) = (folder, name)
    try openssl([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
      "2",
      "-subj", "/CN=\(name)", "-keyout", "\(folder)/\(name).key", "-out", certificate,
    ])
  }

  /// A certificate for a server, with its key beside it.
  /// - Parameters:
  ///   - names: as openssl writes them: `DNS:localhost,IP:127.0.0.1`.
  ///   - days: how long it holds from now on; below zero it has ended already.
  public func issue(_ file: String, names: String, days: Int = 2) throws
    -> (certificate: String, key: String)
  {
    let base = "\(folder)/\(file)"
    try openssl([
      "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
      "/CN=\(file)",
      "-keyout", "\(base).key", "-out", "\(base).csr",
    ])
    try Data("subjectAltName=\(names)\n".utf8).write(to: URL(fileURLWithPath: "\(base).ext"))
    try openssl([
      "x509", "-req", "-in", "\(base).csr", "-CA", certificate, "-CAkey", "\(folder)/\(name).key",
      "-CAcreateserial", "-days", "\(days)", "-extfile", "\(base).ext", "-out", "\(base).crt",
    ])
    return ("\(base).crt", "\(base).key")
  }

  private func openssl(_ arguments: [String]) throws {
    let run = try TerminalHarness.run("/usr/bin/openssl", arguments)
    guard run.status == 0 else { throw HarnessError.timeout("openssl failed: \(run)") }
  }
}
