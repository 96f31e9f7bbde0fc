public import AgentDomain

extension ExchangeInspection {
  /// What the exchange is, what Roster may do there, and what it lacks to serve agents.
  /// - Throws: `ExchangeFault` where it does not go on answering.
  public func overview() throws(ExchangeFault) -> [Finding] {
    // Before, not everything is loaded; it answers at once where nothing is under way.
    _ = try output("core waitfullybooted")
    let version = try version()
    let rights = try rights()
    let modules = try modules()
    return try [version] + rights + modules + mappings()
  }

  // MARK: - The program

  /// The version for which the configuration and the tables are made.
  private static let made = 22

  private func version() throws(ExchangeFault) -> Finding {
    let response = try ask(ExchangeAction("CoreSettings"))
    let text = response["AsteriskVersion"]
    if response.isForbidden { return .warning(ExchangeFault.refused("CoreSettings", "").sentence) }
    guard let number = text.firstMatch(of: /\d+/).flatMap({ Int($0.output) }) else {
      return .warning("The exchange does not say which Asterisk it is; Roster is made for 22.")
    }
    let name = "It is Asterisk \(text)"
    if number == Self.made { return .good("\(name).") }
    return number < Self.made
      ? .error("\(name), which does not understand all that is written for it: install 22.")
      : .warning("\(name); Roster is made for 22: try calls, queues and mailboxes.")
  }

  /// By the names of manager.conf.
  private static let needs = [("read", ManagerRights.read), ("write", ManagerRights.write)]

  private func rights() throws(ExchangeFault) -> [Finding] {
    guard let lines = try output("manager show user \(Self.quoted(settings.managerUser))") else {
      return [.error(ExchangeFault.refused("console commands", "write=command").sentence)]
    }
    let given = Self.needs.map { kind, classes -> (String, [String]) in
      let line = lines.first { $0.contains("\(kind) perm:") }?.split(separator: ":").last ?? ""
      let have = Set(line.split(separator: ",").map { String($0).trimmed })
      return (kind, have.contains("all") ? [] : classes.filter { !have.contains($0) })
    }
    let missing = given.filter { !$0.1.isEmpty }
    guard missing.isEmpty else {
      return missing.map { kind, classes in
        .error(
          "\(settings.managerUser) lacks \(classes.listed("and")): add them to the line \(kind) of its "
            + "section in manager.conf, and give Asterisk the command manager reload.")
      }
    }
    return [.good("\(settings.managerUser) may ask and do all that Roster needs.")]
  }

  private func modules() throws(ExchangeFault) -> [Finding] {
    var missing: [Finding] = []
    for module in NeededModule.all {
      let response = try ask(ExchangeAction("ModuleCheck", ["Module": module.name]))
      if response.isForbidden {
        return [.error(ExchangeFault.refused("ModuleCheck", response["Message"]).sentence)]
      }
      if !response.isSuccess { missing.append(module.finding) }
    }
    return missing.isEmpty ? [.good("The modules that agents need are loaded.")] : missing
  }

  // MARK: - The configuration

  private func mappings() throws(ExchangeFault) -> [Finding] {
    guard let lines = try output("core show config mappings") else { return [] }
    let found = Set(lines.compactMap(Self.family))
    let missing = Self.families.filter { !found.contains($0) }
    guard missing.isEmpty else {
      return missing.map {
        .error(
          "extconfig.conf maps no \($0): give it the line \($0) => sqlite3,roster,\($0), and restart "
            + "Asterisk.")
      }
    }
    return [.good("All tables of telephony.db are mapped.")]
  }

  /// `===> ps_auths (db=roster, table=ps_auths)`.
  private static func family(_ line: String) -> String? {
    guard line.hasPrefix("===>"), line.contains("table=") else { return nil }
    return line.split(separator: " ").dropFirst().first.map(String.init)
  }

  private static let families =
    (ExchangeCatalogue.ofAgents.map(\.name)
    + [ExchangeCatalogue.queues.name, ExchangeCatalogue.members.name]).sorted()
}
