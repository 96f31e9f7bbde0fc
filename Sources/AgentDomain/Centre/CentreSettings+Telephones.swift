extension CentreSettings {
  /// Which numbers there are.
  public struct Numbers: Hashable, Sendable {
    public var minInternal = InternalNumber(1000)

    static let parts = [
      Part(
        .telephones, section: "Numbers and WebRTC",
        [
          Field(
            "min_internal", \CentreSettings.numbers.minInternal, "Smallest internal",
            required: true,
            help: "Internal numbers are proposed from here on, and none is smaller.")
        ])
    ]
  }

  /// How browsers reach the exchange.
  public struct WebRTC: Hashable, Sendable {
    public var wssPort: Port = 8089
    public var certificate = FilePath()
    public var privateKey = FilePath()

    /// What the web server and the exchange read when they start.
    public var files: [FilePath] { [certificate, privateKey] }

    static let parts = [Part(.telephones, section: "Numbers and WebRTC", fields)]

    private static let fields: [Field<CentreSettings>] = [
      Field(
        "wss_port", \.webRTC.wssPort, "WSS Port", .port,
        help: "The port on which browsers speak to the exchange."),
      Field(
        "webrtc_tls_certificate", \.webRTC.certificate, "TLS certificate", .suffix(".crt"),
        help: "The certificate for WebRTC where an agent names no other."),
      Field(
        "webrtc_tls_private_key", \.webRTC.privateKey, "TLS certificate's private key",
        .suffix(".key"), help: "The key that belongs to the certificate."),
    ]
  }
}
