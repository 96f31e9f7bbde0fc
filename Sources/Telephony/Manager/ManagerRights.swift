/// What Roster has to be allowed at the manager interface, as manager.conf calls it.
///
/// https://docs.asterisk.org/Configuration/Interfaces/Asterisk-Manager-Interface-AMI/
enum ManagerRights {
  /// What it hears.
  static let read = ["system", "call", "agent"]
  /// What it does.
  static let write = read + ["command"]
}
