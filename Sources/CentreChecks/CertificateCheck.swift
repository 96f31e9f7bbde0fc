public import AgentDomain
import Foundation
import SwiftASN1
import X509

/// Looks at the certificate for WebRTC and its key as a browser and the exchange would.
public struct CertificateCheck: SettingsCheck {
  public let id = "certificate"
  public let title = "Look at the certificate"
  public let help =
    "Reads certificate and key on this host: whether they fit, and how long they hold."

  private let clock: @Sendable () -> Timestamp
  private var now: Date { Date(timeIntervalSince1970: Double(clock().seconds ?? 0)) }

  public init(clock: @escaping @Sendable () -> Timestamp = { .now }) { self.clock = clock }

  public func run(_ settings: CentreSettings, answer: String) -> [Finding] {
    let (certificate, key) = (settings.webRTC.certificate.text, settings.webRTC.privateKey.text)
    guard !certificate.isEmpty else { return [.unchecked("No certificate is set.")] }
    var findings: [Finding] = []
    let chain = Self.certificates(certificate, &findings)
    if let leaf = chain.first { findings += look(at: leaf, with: chain.count) }
    guard !key.isEmpty else { return findings + [.error("No private key is set.")] }
    return findings + Self.look(at: key, for: chain.first)
  }

  private static func certificates(_ path: String, _ findings: inout [Finding]) -> [Certificate] {
    switch TextFile.read(path) {
    case .failure(let fault): findings.append(fault.finding)
    case .success(let text):
      do {
        let chain = try PEMDocument.parseMultiple(pemString: text)
          .filter { $0.discriminator == Certificate.defaultPEMDiscriminator }
          .map { try Certificate(pemDocument: $0) }
        if !chain.isEmpty { return chain }
        findings.append(.error("\(path) holds no certificate: it must be PEM, as nginx takes it."))
      } catch {
        findings.append(.error("\(path) cannot be read as a certificate: it must be PEM."))
      }
    }
    return []
  }

  private func look(at leaf: Certificate, with count: Int) -> [Finding] {
    [Self.names(of: leaf), issuer(of: leaf, count), age(of: leaf)]
  }

  private static func names(of leaf: Certificate) -> Finding {
    let alternatives = try? leaf.extensions.subjectAlternativeNames
    let names = (alternatives ?? SubjectAlternativeNames()).compactMap { name in
      if case .dnsName(let name) = name { name } else { nil }
    }
    guard !names.isEmpty else {
      return .error(
        "The certificate is for \(leaf.subject) and names no host: browsers refuse it. Order one"
          + " with the exchange's host name.")
    }
    return .good("The certificate is for \(names.joined(separator: ", ")).")
  }

  private func issuer(of leaf: Certificate, _ count: Int) -> Finding {
    if leaf.issuer == leaf.subject {
      return .error("The certificate is self-signed: browsers refuse it. Use one of an authority.")
    }
    let rest = count > 1 ? ", and \(count - 1) more of its chain" : ""
    return .good("It was signed by \(leaf.issuer)\(rest).")
  }

  /// Days before the end at which it is time to order another.
  private static let soon = 30

  private func age(of leaf: Certificate) -> Finding {
    let day = { (date: Date) in Timestamp(Int64(date.timeIntervalSince1970)).shown }
    guard leaf.notValidBefore <= now else {
      return .error("The certificate holds from \(day(leaf.notValidBefore)) on only.")
    }
    guard leaf.notValidAfter > now else {
      return .error("The certificate expired on \(day(leaf.notValidAfter)): order another one.")
    }
    let days = Int(leaf.notValidAfter.timeIntervalSince(now) / 86_400)
    let left =
      "It holds until \(day(leaf.notValidAfter)), \(days) \(days == 1 ? "day" : "days") more"
    return days < Self.soon ? .warning("\(left): order another one.") : .good("\(left).")
  }

  private static func look(at path: String, for leaf: Certificate?) -> [Finding] {
    switch TextFile.read(path) {
    case .failure(let fault): return [fault.finding]
    case .success(let text):
      guard let key = privateKey(text) else {
        return [
          .error("\(path) holds no private key that can be read: it must be PEM, no passphrase.")
        ]
      }
      let open = FileState(following: path)?.isOpenToAll == true
      let warning = Finding.warning("\(path) can be read by everybody: run chmod o-r \(path).")
      return (leaf.map { [match(key, $0)] } ?? []) + (open ? [warning] : [])
    }
  }

  /// The first key of a file that may hold parameters of its curve before it.
  private static func privateKey(_ text: String) -> Certificate.PrivateKey? {
    let documents = (try? PEMDocument.parseMultiple(pemString: text)) ?? []
    return documents.lazy.compactMap { try? Certificate.PrivateKey(pemDocument: $0) }.first
  }

  private static func match(_ key: Certificate.PrivateKey, _ leaf: Certificate) -> Finding {
    key.publicKey == leaf.publicKey
      ? .good("The private key belongs to the certificate.")
      : .error("The private key belongs to another certificate: name the one that fits.")
  }
}
