/// What no single setting can say: which belong together, and which are rarely meant.
enum CentrePolicy {
  /// Settings that are worth nothing without another one.
  private struct Need: Sendable {
    let field: String
    let isMissing: @Sendable (CentreSettings) -> Bool
    let sentence: String
  }

  private static let needs: [Need] = [
    Need(
      field: "webrtc_tls_private_key",
      isMissing: { !$0.webRTC.certificate.text.isEmpty && $0.webRTC.privateKey.text.isEmpty },
      sentence: "TLS certificate's private key is empty: name the key that belongs to it."),
    Need(
      field: "webrtc_tls_certificate",
      isMissing: { $0.webRTC.certificate.text.isEmpty && !$0.webRTC.privateKey.text.isEmpty },
      sentence: "TLS certificate is empty: name the certificate that the key belongs to."),
    Need(
      field: "mail_transport",
      isMissing: { !$0.mail.from.text.isEmpty && $0.mail.transport.text.isEmpty },
      sentence: "Transport is empty: name the program that sends, or empty From too."),
    Need(
      field: "directory_bind_name",
      isMissing: { !$0.directory.host.text.isEmpty && $0.directory.bindName.isEmpty },
      sentence: "Bind name is empty: give a form such as {username}@example.org."),
    Need(
      field: "directory_base_dn",
      isMissing: { !$0.directory.host.text.isEmpty && $0.directory.baseDN.isEmpty },
      sentence: "Base DN is empty: give one such as DC=example,DC=org."),
    Need(
      field: "manager_user",
      isMissing: { !$0.telephony.managerHost.text.isEmpty && $0.telephony.managerUser.isEmpty },
      sentence: "User is empty: name the user of manager.conf, or empty Host too."),
    Need(
      field: "manager_secret_file",
      isMissing: { settings in
        !settings.telephony.managerHost.text.isEmpty
          && settings.telephony.managerSecretFile.text.isEmpty
      },
      sentence: "File with the secret is empty: name it, or empty Host too."),
  ]

  static func problems(of settings: CentreSettings) -> [Problem] {
    needs.filter { $0.isMissing(settings) }.compactMap { need in
      CentreSettings.catalogue[need.field]?.problem(sentence: need.sentence)
    }
  }

  private struct Notice: Sendable {
    let field, sentence: String
    let holds: @Sendable (CentreSettings) -> Bool
  }

  private static let notices: [Notice] = [
    Notice(
      field: "max_failed_logins", sentence: "Accounts never lock: passwords can be guessed at will."
    ) { $0.security.maxFailedLogins == 0 },
    Notice(
      field: "directory_port", sentence: "389 is the port of starttls: ldaps listens on 636."
    ) { $0.directory.security == .ldaps && $0.directory.port == 389 },
    Notice(
      field: "directory_port", sentence: "636 is the port of ldaps: starttls listens on 389."
    ) { $0.directory.security == .starttls && $0.directory.port == 636 },
    Notice(
      field: "mail_from", sentence: "From is empty: nobody can reset a forgotten password."
    ) { $0.mail.from.text.isEmpty && !$0.mail.resetAddress.isEmpty },
    Notice(
      field: "licence_mobile_agents",
      sentence: "The licence has fewer agents than mobile agents: the rest can never be made."
    ) { $0.licence.agents > 0 && $0.licence.mobileAgents > $0.licence.agents },
    Notice(
      field: "licence_mobile_agents",
      sentence: "The licence has no mobile agents: switch Mobile on."
    ) { $0.licence.mobileAgents > 0 && !$0.licence.mobile },
    Notice(
      field: "manager_host", sentence: "Telephony is off: the manager interface is not asked."
    ) { !$0.telephony.managerHost.text.isEmpty && !$0.telephony.isOn },
  ]

  static func warnings(for settings: CentreSettings) -> [Warning] {
    notices.filter { $0.holds(settings) }.map { Warning(field: $0.field, sentence: $0.sentence) }
  }
}

extension CentreSettings {
  public func conditionProblems(_ settings: CentreSettings) -> [Problem] {
    CentrePolicy.problems(of: self)
  }

  public func warnings(_ settings: CentreSettings) -> [Warning] { CentrePolicy.warnings(for: self) }
}
