import AgentDomain
import Foundation
import Testing

@testable import CentreMail

/// A mail server on loopback, an authority with a certificate for it, and a mailer that is told of both.
///
/// Wants python3-aiosmtpd, openssl and msmtp; where one is missing the test fails and names it.
final class MailServer {
  enum Mode: String { case tls, plain }

  struct Kept: Decodable {
    let sender: String
    let receivers: [String]
    let tls: Bool
    let text: String
  }

  let folder: String
  private var child = pid_t()

  /// - Parameter host: the name in the server's certificate; the mailer calls it localhost.
  init(_ mode: Mode, host: String = "localhost") throws {
    folder = NSTemporaryDirectory() + "mail-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    try tool("/usr/bin/msmtp", "--version", package: "msmtp")
    try tool("/usr/bin/python3", "-c", "import aiosmtpd", package: "python3-aiosmtpd")
    try makeCertificates(host)
    try start(mode)
  }

  deinit {
    if child > 0 {
      kill(child, SIGKILL)
      var status: Int32 = 0
      while waitpid(child, &status, 0) != child, errno == EINTR {}
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }
  func read(_ name: String) -> String? { try? String(contentsOfFile: path(name), encoding: .utf8) }

  /// What msmtp is told: STARTTLS, and nobody but the authority of this file is trusted.
  func mailer(trusting authority: String = "authority.crt") throws -> CommandWords {
    let port = try #require(read("port"))
    let text = """
      defaults
      tls on
      tls_starttls on
      tls_trust_file \(path(authority))
      account default
      host localhost
      port \(port)
      from roster@example.org
      auth off
      timeout 10

      """
    try write("msmtprc", text)
    return CommandWords(unchecked: "/usr/bin/msmtp -C \(path("msmtprc")) -t -oi")
  }

  /// The messages that came, in their order.
  var messages: [Kept] {
    get throws {
      var kept: [Kept] = []
      while let text = read("message-\(kept.count + 1).json") {
        kept.append(try JSONDecoder().decode(Kept.self, from: Data(text.utf8)))
      }
      return kept
    }
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(name))
  }

  func makeAuthority(_ name: String) throws {
    try openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=\(name)"
        + " -keyout \(path(name)).key -out \(path(name)).crt")
  }

  private func makeCertificates(_ host: String) throws {
    try makeAuthority("authority")
    try openssl(
      "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=\(host)"
        + " -keyout \(path("server.key")) -out \(path("server.csr"))")
    try write("names", "subjectAltName=DNS:\(host)\n")
    try openssl(
      "x509 -req -in \(path("server.csr")) -CA \(path("authority.crt")) -CAkey"
        + " \(path("authority.key")) -CAcreateserial -days 2 -extfile \(path("names"))"
        + " -out \(path("server.crt"))")
  }

  private func openssl(_ words: String) throws {
    try tool(
      "/usr/bin/openssl", words.split(separator: " ").map(String.init), package: "openssl")
  }

  private func tool(_ program: String, _ words: String..., package: String) throws {
    try tool(program, words, package: package)
  }

  private func tool(_ program: String, _ words: [String], package: String) throws {
    let end = ChildProgram(words: [program] + words, patience: 20_000).run(input: "")
    guard case .exited(0, _) = end else {
      throw Missing("\(program) does not do its work, \(end): install \(package).")
    }
  }

  struct Missing: Error, CustomStringConvertible {
    let description: String
    init(_ text: String) { description = text }
  }

  private func start(_ mode: Mode) throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("server.py").path
    let words = ["/usr/bin/python3", script, folder, mode.rawValue]
    let argv = words.map { strdup($0) } + [nil]
    defer { for text in argv { free(text) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 2, path("said"), O_WRONLY | O_CREAT, 0o600)
    let failure = posix_spawn(&child, words[0], &actions, nil, argv, environ)
    try #require(failure == 0)
    while read("port") == nil {
      var status: Int32 = 0
      guard waitpid(child, &status, WNOHANG) == 0 else {
        child = 0
        throw Missing("The mail server ended: \(read("said") ?? "")")
      }
      usleep(5000)
    }
  }
}
