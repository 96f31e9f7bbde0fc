import AgentDomain

extension ExchangeSetup {
  /// https://docs.asterisk.org/Configuration/Channel-Drivers/SIP/Configuring-res_pjsip/
  var telephones: ConfigurationFile {
    ConfigurationFile(
      "pjsip.conf",
      """
      ; Agents are in the database (sorcery.conf); here is only what all of them share.
      ; A telephone registers as its agent's internal number, such as sip:1001@this.host, and proves
      ; itself with the agent's user name and SIP password.

      [global]
      type = global
      ; Strangers are asked for a password in the same realm, so that they learn nothing.
      default_realm = \(quoted(realm))
      ; Endpoints are called by their numbers alone, whatever host a telephone was told: without this, each
      ; message would first ask the database for NUMBER@HOST, in vain.
      disable_multi_domain = yes
      ; Who sends a request is told by its number first, else by the fixed address of the agent.
      endpoint_identifier_order = username,ip
      ; Telephones are answered however busy the rest is: the states of thousands of queue members, all
      ; asked for at once, would otherwise leave registrations without an answer for minutes.
      taskprocessor_overload_trigger = pjsip_only
      ; Seconds between looks for registrations that have ended.
      contact_expiration_check_interval = 5

      [udp]
      type = transport
      protocol = udp
      bind = \(address):\(ports.sip)

      [tcp]
      type = transport
      protocol = tcp
      bind = \(address):\(ports.sip)

      ; The port of WebSockets is that of http.conf.
      [ws]
      type = transport
      protocol = ws
      bind = \(address)

      \(secureTransports)
      """)
  }

  private var secureTransports: String {
    guard hasTLS else {
      return "; tls and wss are not offered: Roster's settings name no certificate with a key."
    }
    return """
      ; Asterisk's account must be able to read both files.
      [tls]
      type = transport
      protocol = tls
      bind = \(address):\(ports.sipTLS)
      cert_file = \(quoted(certificate))
      priv_key_file = \(quoted(privateKey))
      method = tlsv1_2

      [wss]
      type = transport
      protocol = wss
      bind = \(address)
      """
  }

  /// https://docs.asterisk.org/Configuration/WebRTC/Configuring-Asterisk-for-WebRTC-Clients/
  var webSockets: ConfigurationFile {
    let secure =
      hasTLS
      ? """


      ; wss: browsers speak to nothing else.
      tlsenable = yes
      tlsbindaddr = \(address):\(ports.https)
      tlscertfile = \(quoted(certificate))
      tlsprivatekey = \(quoted(privateKey))
      """ : ""
    return ConfigurationFile(
      "http.conf",
      """
      ; The little web server, for SIP over WebSockets and nothing else. No file is served.

      [general]
      enabled = yes
      enable_static = no
      bindaddr = \(address)
      bindport = \(ports.http)\(secure)
      """)
  }

  /// https://github.com/asterisk/asterisk/blob/22/configs/samples/rtp.conf.sample
  var media: ConfigurationFile {
    ConfigurationFile(
      "rtp.conf",
      """
      ; Speech and pictures. The firewall must let these ports through, udp.

      [general]
      rtpstart = \(ports.rtp.lowerBound)
      rtpend = \(ports.rtp.upperBound)
      ; WebRTC finds its way with ICE.
      icesupport = yes
      """)
  }

  /// https://docs.asterisk.org/Configuration/Interfaces/Asterisk-Manager-Interface-AMI/
  var managerInterface: ConfigurationFile {
    ConfigurationFile(
      "manager.conf", isSecret: true,
      """
      ; Roster asks here who is registered and on a call, pauses members, and ends the calls of those who
      ; were disabled. Without it everything else works.

      [general]
      enabled = yes
      ; What is sent is not encrypted: only programs of this machine are heard.
      bindaddr = 127.0.0.1
      port = \(ports.manager)
      displayconnects = no

      [\(manager.user)]
      secret = \(quoted(manager.secret.revealed))
      deny = 0.0.0.0/0.0.0.0
      permit = 127.0.0.1/255.255.255.255
      ; Registrations, calls, queues and their members, right and wrong passwords.
      read = \((ManagerRights.read + ["reporting", "security"]).joined(separator: ","))
      ; Hanging up, pausing, and the commands that make a new agent known to queues.
      write = \((ManagerRights.write + ["reporting"]).joined(separator: ","))
      """)
  }
}
