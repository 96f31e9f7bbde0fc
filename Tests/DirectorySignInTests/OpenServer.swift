import AgentDomain
import Foundation
import TerminalHarness

/// Speaks TLS of one version and writes down what it hears, but answers nothing.
final class OpenServer {
  private let folder: TemporaryFolder
  private let server: Server
  private let authority: Authority
  private let port: Int

  /// - Parameter version: an option of openssl, such as `-tls1_2`.
  init(version: String) throws {
    folder = try TemporaryFolder("openssl")
    authority = try Authority("authority", in: folder.path)
    port = try Loopback.freePort()
    let (certificate, key) = try authority.issue("server", names: "IP:127.0.0.1")
    let silence = folder.file("silence")
    guard mkfifo(silence, 0o600) == 0 else { throw HarnessError.system("A pipe", code: errno) }
    // The program ends with its input, which this pipe to itself never does.
    server = try Server(
      "/bin/sh",
      [
        "-c", "exec openssl s_server \"$@\" 0<>\(silence)", "sh", "-accept", "127.0.0.1:\(port)",
        version, "-cipher", "ALL:@SECLEVEL=0",
        "-cert", certificate, "-key", key, "-quiet",
      ], package: "openssl", log: folder.file("said"))
    try server.waitUntilListening(on: port)
  }

  var heard: String {
    let bytes = try? Data(contentsOf: URL(fileURLWithPath: folder.file("said")))
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }

  var settings: CentreSettings.SignInDirectory {
    var settings = CentreSettings().directory
    settings.host = HostName(unchecked: "127.0.0.1")
    (settings.port, settings.timeout) = (Port(port), 1)
    settings.certificateAuthority = FilePath(unchecked: authority.certificate)
    (settings.baseDN, settings.bindName) = ("dc=example,dc=org", "{username}@example.org")
    return settings
  }
}
