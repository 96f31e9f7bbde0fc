import AgentDomain

/// A module of Asterisk without which something does not work for agents.
///
/// `ModuleGroup` has more: those that a configuration of one's own may do without.
struct NeededModule {
  let name: String
  /// What does not work without it.
  let loss: String
  /// Whether agents can neither register nor call without it.
  let isVital: Bool

  private init(_ name: String, _ loss: String, isVital: Bool = true) {
    (self.name, self.loss, self.isVital) = (name, loss, isVital)
  }

  var finding: Finding {
    let sentence =
      "\(name) is not loaded, so \(loss): let modules.conf load \(name).so, and restart Asterisk."
    return isVital ? .error(sentence) : .warning(sentence)
  }

  static let all = [
    Self("res_config_sqlite3", "telephony.db is not read"),
    Self("res_sorcery_realtime", "the SIP stack looks for no agent in telephony.db"),
    Self("res_pjsip", "there is no SIP"),
    Self("chan_pjsip", "no telephone is called"),
    Self("res_pjsip_session", "no telephone calls"),
    Self("res_pjsip_sdp_rtp", "calls have no sound"),
    Self("res_rtp_asterisk", "calls have no sound"),
    Self("res_pjsip_registrar", "no telephone registers"),
    Self("res_pjsip_authenticator_digest", "passwords are not asked for"),
    Self("res_pjsip_endpoint_identifier_user", "telephones are not told apart"),
    Self("app_queue", "queues do not ring"),
    Self("app_voicemail", "there are no mailboxes", isVital: false),
    Self(
      "res_pjsip_endpoint_identifier_ip", "telephones with a fixed address are not known",
      isVital: false),
    Self("res_srtp", "no call is encrypted, and WebRTC has none", isVital: false),
    Self("res_pjsip_transport_websocket", "browsers do not register", isVital: false),
    Self("func_realtime", "the dialplan finds no agent", isVital: false),
    Self("res_realtime", "it cannot be told where an agent is lost", isVital: false),
    Self("res_manager_devicestate", "live states are not shown at once", isVital: false),
  ]
}
