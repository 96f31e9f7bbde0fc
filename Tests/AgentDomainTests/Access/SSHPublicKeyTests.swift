import AgentDomain
import Testing

@Suite struct `SSH public keys` {
  private struct Known: Sendable {
    let type, blob, fingerprint: String
  }

  /// The fingerprints are those that `ssh-keygen -l` prints.
  private static let known = [
    Known(
      type: "ssh-ed25519", blob: SampleKey.ed25519,
      fingerprint: "SHA256:pJcAfqOCPaBfRfkmrQQHqij/0i5ukjywdBgSw9it1FQ"),
    Known(
      type: "ecdsa-sha2-nistp256", blob: SampleKey.p256,
      fingerprint: "SHA256:D2wNoukh0K9OsMDCiEJ83J2xDfOuUVsQr20FVLOPiyE"),
    Known(
      type: "ecdsa-sha2-nistp384", blob: SampleKey.p384,
      fingerprint: "SHA256:hGO4iRCM5l0Ej2DH2lXNoNJsb48e/OQhMCdoa8TlF8k"),
    Known(
      type: "ecdsa-sha2-nistp521", blob: SampleKey.p521,
      fingerprint: "SHA256:0ER99Ie6tubcTWXDYNczxjkTbGodLYF57vELhvWhCMk"),
    Known(
      type: "ssh-rsa", blob: SampleKey.rsa2048,
      fingerprint: "SHA256:5mEirftrNttF9eKNXTnIpANv59skwHb8S+92ZLfej2s"),
    Known(
      type: "sk-ssh-ed25519@openssh.com", blob: SampleKey.hardwareEd25519,
      fingerprint: "SHA256:VuESsrzhyqxHUrfXA6jR0kB4CMICFnzn1/fno/3wk30"),
    Known(
      type: "sk-ecdsa-sha2-nistp256@openssh.com", blob: SampleKey.hardwareP256,
      fingerprint: "SHA256:G9OCuPK7AuDXblu8X9ZgVY9fbTrjGz5OE7hq/Zey6O4"),
  ]

  @Test(arguments: known)
  private func `a key is read and has the fingerprint that ssh-keygen shows`(key: Known) throws {
    let line = "\(key.type) \(key.blob) ada@laptop of 2026"
    let read = try SSHPublicKey(line: line)
    #expect(read.line == line)
    #expect(read.fingerprint == key.fingerprint)
    #expect(read.comment == "ada@laptop of 2026")
    #expect(try SSHPublicKey(line: "\(key.type) \(key.blob)").name == key.fingerprint)
  }

  @Test(arguments: known)
  private func `a blob that is cut, longer, or of another type is refused`(key: Known) {
    for cut in [4, 8, 40] {
      #expect(throws: Unreadable.self) {
        try SSHPublicKey(line: "\(key.type) \(key.blob.dropLast(cut))")
      }
    }
    let other = key.type == "ssh-ed25519" ? "ecdsa-sha2-nistp256" : "ssh-ed25519"
    #expect(throws: Unreadable.self) { try SSHPublicKey(line: "\(other) \(key.blob)") }
  }

  @Test(arguments: [
    "", "ssh-ed25519", "ssh-ed25519 ", "AAAA", "ssh-ed25519 !!!! ada",
    "restrict ssh-ed25519 \(SampleKey.ed25519)",
    "command=\"/bin/sh\" ssh-ed25519 \(SampleKey.ed25519)",
    "no-pty,pty ssh-ed25519 \(SampleKey.ed25519) ada",
    "cert-authority ssh-ed25519 \(SampleKey.ed25519)",
    "ssh-ed25519-cert-v01@openssh.com \(SampleKey.ed25519)",
    "ssh-dss \(SampleKey.dsa) ada", "ssh-rsa \(SampleKey.rsa1024) ada",
    "ssh-ed25519 \(SampleKey.ed25519)= ada", "SSH-ED25519 \(SampleKey.ed25519)",
    "ssh-ed25519\t\(SampleKey.ed25519)\tada", "ssh-ed25519 \(SampleKey.ed25519) a\u{1B}[2J",
    "ssh-ed25519 \(SampleKey.ed25519) a\u{202E}b", "ssh-ed25519 \(SampleKey.ed25519) a\nssh",
    "ssh-ed25519 \(SampleKey.ed25519) " + String(repeating: "a", count: 201),
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5/////w==",
  ])
  func `anything else is refused`(line: String) {
    #expect(throws: Unreadable.self) { try SSHPublicKey(line: line) }
  }

  @Test func `a weak key is told what makes a better one`() {
    let problem = #expect(throws: Unreadable.self) {
      try SSHPublicKey(line: "ssh-rsa \(SampleKey.rsa1024)")
    }
    #expect(problem?.expected.contains("ssh-keygen -t ed25519") == true)
  }
}

@Suite struct `The keys of an operator` {
  private let ada = "ssh-ed25519 \(SampleKey.ed25519) ada@laptop"
  private let desk = "ssh-rsa \(SampleKey.rsa2048) ada@desk"

  private func entered(_ text: String) throws -> String {
    var record = OperatorAccount()
    let field = try #require(OperatorAccount.catalogue["ssh_keys"])
    try field.enter(text, into: &record)
    return field.written(record)
  }

  @Test func `stand one a line, without blanks and empty lines around them`() throws {
    #expect(try entered("\r\n \(ada) \r\n\r\n\(desk)\n") == "\(ada)\n\(desk)")
    #expect(try entered(entered("\(ada)\n\(desk)")) == "\(ada)\n\(desk)")
    #expect(try entered("  ").isEmpty)
  }

  @Test func `are shown by their comments`() throws {
    #expect(try SSHKeys(written: "\(ada)\n\(desk)").shown == "ada@laptop, ada@desk")
  }

  @Test func `name the line that is wrong`() {
    let problem = #expect(throws: Problem.self) { try entered("\(ada)\nssh-ed25519 AAAA") }
    #expect(problem?.sentence.contains("in line 2") == true)
  }

  @Test func `none is there twice, whatever its comment`() {
    let problem = #expect(throws: Problem.self) {
      try entered("\(ada)\nssh-ed25519 \(SampleKey.ed25519) other")
    }
    #expect(problem?.sentence.contains("each key once: line 2 is there twice") == true)
  }

  @Test func `are not copied to another operator`() throws {
    #expect(OperatorAccount.catalogue["ssh_keys"]?.isIdentity == true)
  }
}
