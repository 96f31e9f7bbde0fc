extension ExchangeSetup {
  /// https://docs.asterisk.org/Fundamentals/Asterisk-Configuration/Database-Support-Configuration/SQLite-Realtime-Configuration-Backend/
  var database: ConfigurationFile {
    ConfigurationFile(
      "res_config_sqlite3.conf",
      """
      ; How Asterisk opens the database that Roster keeps for it.

      [roster]
      ; Only to read: whatever is at fault in Asterisk, it cannot change what Roster wrote.
      dbfile => file:\(quoted(telephonyFolder))/telephony.db?mode=ro
      ; No transaction is kept open between two questions, or Asterisk would go on seeing the old rows.
      batch = 0
      ; A column that Asterisk misses is a line in its log, never a change of the table.
      requirements = warn
      ; Milliseconds to wait for a lock. Roster takes none that a reader meets.
      busy_timeout = 1000
      """)
  }

  /// https://docs.asterisk.org/Fundamentals/Asterisk-Configuration/Database-Support-Configuration/Realtime-Database-Configuration/
  var families: ConfigurationFile {
    let families =
      (ExchangeCatalogue.ofAgents.map(\.name)
      + [ExchangeCatalogue.queues.name, ExchangeCatalogue.members.name]).sorted()
    let lines = families.map { "\($0) => sqlite3,roster,\($0)" }.joined(separator: "\n")
    return ConfigurationFile(
      "extconfig.conf",
      """
      ; Which table is asked for which family of things: section [roster] of res_config_sqlite3.conf,
      ; and there the table of the family's own name. roster_agents is for the dialplan alone.

      [settings]
      \(lines)
      """)
  }

  /// https://docs.asterisk.org/Fundamentals/Asterisk-Configuration/Sorcery/
  var objects: ConfigurationFile {
    ConfigurationFile(
      "sorcery.conf",
      """
      ; Where the SIP stack finds its objects: agents in the database, one question for each use, so that
      ; a change is in force at once. All other objects, transports among them, stand in pjsip.conf.
      ; Contacts, which come and go with registrations, stay in Asterisk's own database.

      [res_pjsip]
      \(readsAllAtStart ? "" : Self.notAll)endpoint = realtime,ps_endpoints\(fetching)
      auth = realtime,ps_auths
      aor = realtime,ps_aors\(fetching)

      [res_pjsip_endpoint_identifier_ip]
      identify = realtime,ps_endpoint_id_ips
      """)
  }

  private var fetching: String { readsAllAtStart ? "" : ",allow_unqualified_fetch=no" }
  private static let notAll =
    "; There are too many agents to be read at once: no live states then, and queues do not ring.\n"

  /// https://docs.asterisk.org/Fundamentals/Asterisk-Configuration/Module-Loader/
  var modules: ConfigurationFile {
    let groups = ModuleGroup.all.map { group in
      "; \(group.reason)\n" + group.modules.map { "load = \($0).so" }.joined(separator: "\n")
    }
    return ConfigurationFile(
      "modules.conf",
      """
      ; Only what agents, their queues and mailboxes need is loaded: what does not run has no faults and
      ; listens on no port. For a trunk, a conference or a fax, add its modules at the end.

      [modules]
      autoload = no

      \(groups.joined(separator: "\n\n"))
      """)
  }
}

/// Modules of Asterisk that are loaded for one reason.
struct ModuleGroup {
  let reason: String
  let modules: [String]

  private init(_ reason: String, _ modules: String) {
    (self.reason, self.modules) = (reason, modules.split(separator: " ").map(String.init))
  }

  static let all = [
    ModuleGroup(
      "The database, and the places where the SIP stack keeps its objects.",
      """
      res_config_sqlite3 res_realtime res_sorcery_realtime res_sorcery_config res_sorcery_astdb \
      res_sorcery_memory
      """),
    ModuleGroup(
      "SIP: the stack, who is who, registration, behind NAT, over WebSocket.",
      """
      res_pjproject res_pjsip res_pjsip_session res_pjsip_pubsub res_pjsip_outbound_publish \
      res_pjsip_endpoint_identifier_user res_pjsip_endpoint_identifier_ip \
      res_pjsip_authenticator_digest res_pjsip_outbound_authenticator_digest res_pjsip_registrar \
      res_pjsip_nat res_pjsip_path res_pjsip_acl res_http_websocket res_pjsip_transport_websocket \
      chan_pjsip
      """),
    ModuleGroup(
      "What a call says: caller, transfer, reasons, tones, lamps for waiting messages.",
      """
      res_pjsip_caller_id res_pjsip_diversion res_pjsip_refer res_pjsip_rfc3326 \
      res_pjsip_header_funcs res_pjsip_dtmf_info res_pjsip_mwi res_pjsip_mwi_body_generator \
      res_pjsip_exten_state res_pjsip_pidf_body_generator res_pjsip_dialog_info_body_generator
      """),
    ModuleGroup(
      "Speech and pictures, encrypted where the agent has it on.",
      """
      res_crypto res_timing_timerfd res_rtp_asterisk res_srtp res_pjsip_sdp_rtp \
      res_format_attr_opus res_format_attr_g729 res_format_attr_h264 res_format_attr_vp8
      """),
    ModuleGroup(
      "The codecs that agents may have. g729 is passed on; to translate it, a module must be bought.",
      "codec_ulaw codec_alaw codec_a_mu codec_gsm codec_g722 codec_resample codec_opus_open_source"),
    ModuleGroup(
      "Recordings, voice messages, prompts and music in these formats.",
      "format_wav format_wav_gsm format_gsm format_pcm res_musiconhold"),
    ModuleGroup(
      "Calls are joined here.",
      """
      bridge_simple bridge_native_rtp bridge_softmix bridge_holding bridge_builtin_features \
      bridge_builtin_interval_features
      """),
    ModuleGroup(
      "What extensions.conf uses, and *8, which takes a colleague's call.",
      """
      pbx_config app_dial app_queue app_voicemail app_mixmonitor app_chanspy app_playback app_echo \
      app_stack app_exec app_verbose app_directed_pickup func_realtime func_strings func_logic \
      func_channel func_callerid func_devstate func_pjsip_endpoint func_pjsip_aor func_pjsip_contact
      """),
    ModuleGroup(
      "The manager interface tells of every telephone's state, and of wrong passwords.",
      "res_manager_devicestate res_security_log"),
  ]
}
