extension CentreSettings {
  /// The settings as they hold for one agent, whose own certificate goes before that of the centre.
  public func holding(for agent: Agent) -> CentreSettings {
    var settings = self
    let client = agent.client
    if !client.tlsCertificate.text.isEmpty { settings.webRTC.certificate = client.tlsCertificate }
    if !client.tlsPrivateKey.text.isEmpty { settings.webRTC.privateKey = client.tlsPrivateKey }
    return settings
  }
}
