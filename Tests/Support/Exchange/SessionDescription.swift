/// What a telephone offers or takes in a call.
/// https://www.rfc-editor.org/rfc/rfc8866
public struct SessionDescription: Sendable {
  /// The payload types of speech, the preferred one first: 0 is ulaw, 3 gsm, 8 alaw, 9 g722, 18 g729.
  public var speech: [Int]
  /// Whether there is a picture, as h264.
  public var hasVideo: Bool
  /// Whether speech is encrypted with a key of this description.
  /// https://www.rfc-editor.org/rfc/rfc4568
  public var isEncrypted: Bool

  /// Where speech is awaited, if not where it comes from.
  public var port: Int?

  public init(
    _ speech: Int..., video: Bool = false, encrypted: Bool = false, port: Int? = nil
  ) {
    (self.speech, hasVideo, isEncrypted) = (speech, video, encrypted)
    self.port = port
  }

  var text: String {
    let profile = isEncrypted ? "RTP/SAVP" : "RTP/AVP"
    let types = speech.map(String.init).joined(separator: " ")
    var lines = [
      "v=0", "o=sipp [rtpstream_audio_port] 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1",
      "t=0 0",
      "m=audio \(port.map(String.init) ?? "[rtpstream_audio_port]") \(profile) \(types)",
    ]
    if isEncrypted { lines.append("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + Self.key) }
    if hasVideo { lines += ["m=video 6002 RTP/AVP 99", "a=rtpmap:99 H264/90000"] }
    return lines.joined(separator: "\n")
  }

  /// Thirty bytes, the same always: nobody listens.
  private static let key = String(repeating: "Roster", count: 6) + "AAAA"
}
