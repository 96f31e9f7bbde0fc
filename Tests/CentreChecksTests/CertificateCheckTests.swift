import AgentDomain
import CentreChecks
import Foundation
import Testing

/// An hour from now and some days, so that days are not counted at their edge.
private func soon(days: Int64 = 0) -> Timestamp {
  Timestamp((Timestamp.now.seconds ?? 0) + 3600 + days * 86_400)
}

@Suite struct CertificateCheckTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func check(
    _ certificate: String, _ key: String,
    clock: @escaping @Sendable () -> Timestamp = { soon() }
  ) -> [Finding] {
    var settings = CentreSettings()
    settings.webRTC.certificate = FilePath(
      unchecked: certificate.isEmpty ? "" : place.path(certificate))
    settings.webRTC.privateKey = FilePath(unchecked: key.isEmpty ? "" : place.path(key))
    return CertificateCheck(clock: clock).run(settings, answer: "")
  }

  /// An authority, and a certificate of its own for a host: `good.crt` and `good.key`.
  private func makeGood(days: Int = 90, key: String = "rsa:2048") throws {
    try place.openssl(
      "req -x509 -newkey \(key) -nodes -keyout ca.key -out ca.crt -days 900 -subj /CN=Authority")
    try place.openssl("req -newkey \(key) -nodes -keyout good.key -out good.csr -subj /CN=pbx")
    try place.write("names", "subjectAltName=DNS:pbx.example.org,DNS:sip.example.org\n")
    try place.openssl(
      "x509 -req -in good.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days \(days)"
        + " -extfile names -out good.crt")
  }

  @Test(arguments: ["rsa:2048", "ec -pkeyopt ec_paramgen_curve:prime256v1"])
  func `a sound pair is good, with its names, its authority and its days`(key: String) throws {
    try makeGood(key: key)
    let findings = check("good.crt", "good.key")
    #expect(findings.allSatisfy { $0.state == .good }, "\(findings.text)")
    #expect(findings.text.contains("for pbx.example.org, sip.example.org."))
    #expect(findings.text.contains("signed by CN=Authority."))
    #expect(findings.text.contains(", 89 days more."))
    #expect(findings.text.contains("The private key belongs to the certificate."))
  }

  @Test func `a certificate with its chain behind it is looked at by its first`() throws {
    try makeGood()
    let both = try #require(place.read("good.crt")) + #require(place.read("ca.crt"))
    try place.write("chain.crt", both)
    let findings = check("chain.crt", "good.key")
    #expect(findings.states(.error).isEmpty)
    #expect(findings.text.contains("CN=Authority, and 1 more of its chain."))
  }

  @Test func `a self-signed one is an error, and so is one that names no host`() throws {
    try place.openssl(
      "req -x509 -newkey rsa:2048 -nodes -keyout own.key -out own.crt -days 90 -subj /CN=pbx")
    let errors = check("own.crt", "own.key").states(.error)
    #expect(errors.contains { $0.contains("self-signed") })
    #expect(errors.contains { $0.contains("names no host") })
    #expect(errors.count == 2)
  }

  @Test func `the days are counted: too early, soon over, over`() throws {
    try makeGood(days: 90)
    let at = { (days: Int64) in check("good.crt", "good.key") { soon(days: days) } }
    #expect(at(80).states(.warning).first?.contains(", 9 days more: order another") == true)
    #expect(at(91).states(.error).first?.contains("expired on") == true)
    #expect(at(-2).states(.error).first?.contains("from") == true)
  }

  @Test func `a key of another certificate is an error`() throws {
    try makeGood()
    let errors = check("good.crt", "ca.key").states(.error)
    #expect(errors == ["The private key belongs to another certificate: name the one that fits."])
  }

  @Test func `a key with a passphrase, an empty file and one that is no PEM are errors`() throws {
    try makeGood()
    try place.openssl("rsa -in good.key -aes256 -passout pass:secret -out locked.key")
    #expect(check("good.crt", "locked.key").text.contains("no passphrase"))
    try place.write("empty.crt", "")
    #expect(check("empty.crt", "good.key").text.contains("holds no certificate"))
    try place.write("odd.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    #expect(check("odd.crt", "good.key").text.contains("cannot be read as a certificate"))
    try place.write("binary.crt", "\u{1B}[2J\u{0}")
    #expect(check("binary.crt", "good.key").states(.error).count == 1)
  }

  @Test func `what is not there is an error, and a folder is no file`() throws {
    try makeGood()
    let findings = check("none.crt", "none.key")
    #expect(findings.states(.error).count { $0.contains("does not exist on this host") } == 2)
    #expect(check("", "").map(\.state) == [.unchecked])
    #expect(check("good.crt", "").states(.error) == ["No private key is set."])
    try FileManager.default.createDirectory(
      atPath: place.path("folder.crt"), withIntermediateDirectories: false)
    #expect(check("folder.crt", "good.key").text.contains("is no file of text"))
  }

  @Test func `a key that everybody can read is a warning, a link is followed`() throws {
    try makeGood()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: place.path("good.key"))
    try FileManager.default.createSymbolicLink(
      atPath: place.path("link.key"), withDestinationPath: "good.key")
    let findings = check("good.crt", "link.key")
    #expect(findings.states(.warning).first?.contains("can be read by everybody") == true)
    #expect(findings.states(.error).isEmpty)
  }

  @Test(.enabled(if: getuid() != 0, "root reads everything"))
  func `what may not be read is not checked`() throws {
    try makeGood()
    try place.write("shut.key", "", mode: 0)
    let findings = check("good.crt", "shut.key")
    #expect(findings.states(.unchecked).first?.contains("may not be read") == true)
  }
}
