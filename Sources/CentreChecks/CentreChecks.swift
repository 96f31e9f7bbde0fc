public import AgentDomain

/// The checks that touch the world: programs, files, certificates.
public enum CentreChecks {
  /// In the order in which people see them; one more check is one more line.
  public static let all: [any SettingsCheck] = [
    MailCheck(), DirectoryCheck(), CertificateCheck(), LogFolderCheck(),
    ExchangeCheck(),
  ]
}
