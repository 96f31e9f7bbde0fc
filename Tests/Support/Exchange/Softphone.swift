import Foundation
import Telephony
import TerminalHarness

/// A telephone with real media, played by baresip: it hums, and hears whoever it speaks to.
public final class Softphone: Sendable {
  /// What of a telephone a call depends on.
  public struct Kind: Sendable {
    /// Codecs as baresip calls them, the preferred one first.
    public var codecs = "pcmu,pcma"
    /// More parameters of the account, such as `mediaenc=srtp-mand`.
    public var parameters: [String] = []
    public var transport = "udp"

    public init() {}
  }

  private let folder: TemporaryFolder
  private let server: Server

  /// Registers; takes every call, or makes one right away.
  /// - Parameter target: whom to call.
  public init(
    _ exchange: Exchange, _ account: SIPAccount, _ kind: Kind = Kind(),
    calling target: String? = nil
  ) throws {
    folder = try TemporaryFolder("softphone")
    let port = kind.transport == "tls" ? exchange.setup.ports.sipTLS : exchange.setup.ports.sip
    let domain = "127.0.0.1:\(port)"
    let parameters =
      [
        "<sip:\(account.number)@\(domain);transport=\(kind.transport)>",
        "auth_user=\(account.user)", "auth_pass=\(account.password)", "answermode=auto",
        "audio_codecs=\(kind.codecs)", "regint=\(target == nil ? 120 : 0)",
      ] + kind.parameters
    let texts = [
      "accounts": parameters.joined(separator: ";") + "\n",
      "config": Self.configuration(folder.path),
      "contacts": "",
    ]
    try Self.hum.write(to: URL(fileURLWithPath: folder.file("hum.wav")))
    for (name, text) in texts {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name)))
    }
    var arguments = ["-f", folder.path]
    if let target {
      arguments += ["-e", "/dial sip:\(target)@\(domain);transport=\(kind.transport)"]
    }
    server = try Server(
      "/usr/bin/baresip", arguments, package: "baresip", log: folder.file("said"))
    guard target == nil else { return }
    try server.wait(for: "a registration") { server.said.contains("200 OK") }
  }

  /// What baresip has said so far.
  public var said: String { server.said }

  /// https://github.com/baresip/baresip/wiki/Configuration
  private static func configuration(_ folder: String) -> String {
    """
    sip_listen 127.0.0.1:0
    net_interface 127.0.0.1
    audio_source aufile,\(folder)/hum.wav
    ausrc_srate 8000
    auplay_srate 8000
    audio_player aubridge,nobody
    audio_alert aubridge,nobody
    module_path /usr/lib/baresip/modules
    module g711.so
    module g722.so
    module aubridge.so
    module aufile.so
    module srtp.so
    module dtls_srtp.so
    module_tmp account.so
    module_app menu.so

    """
  }

  /// Twenty seconds of a low tone, 8000 samples a second of 16 bits.
  /// http://soundfile.sapp.org/doc/WaveFormat/
  private static let hum: Data = {
    let samples = (0..<160_000).map { Int16($0 % 80 < 40 ? 4000 : -4000) }
    let sound = samples.withUnsafeBytes { Data($0) }
    func bytes(_ numbers: UInt32...) -> Data { numbers.withUnsafeBytes { Data($0) } }
    return Data("RIFF".utf8) + bytes(UInt32(36 + sound.count)) + Data("WAVEfmt ".utf8)
      + bytes(16, 0x0001_0001, 8000, 16_000, 0x0010_0002) + Data("data".utf8)
      + bytes(UInt32(sound.count)) + sound
  }()
}

extension Exchange {
  /// What Asterisk counts of one channel's media.
  public struct Media: Sendable {
    public let codec: String
    /// Packets that came from the telephone, and that went to it.
    public let received, sent: Int
  }

  /// The media of the call that an agent is on; nil where there is none.
  public func media(of number: String) throws -> Media? {
    let lines = try command("pjsip show channelstats").split(separator: "\n")
    let words = lines.map { $0.split(separator: " ") }
    guard let line = words.first(where: { $0.contains { $0.hasPrefix("\(number)-") } }),
      let time = line.firstIndex(where: { $0.wholeMatch(of: /\d\d:\d\d:\d\d/) != nil }),
      line.count > time + 6
    else { return nil }
    let numbers = line[(time + 2)...].map { Int($0.filter(\.isNumber)) ?? 0 }
    return Media(codec: String(line[time + 1]), received: numbers[0], sent: numbers[4])
  }
}
