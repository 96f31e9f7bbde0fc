import AgentDomain
import GRDB

extension Save {
  /// What follows from a record's new values outside its row.
  func follow<Record: DirectoryRecord>(_ id: Int64, from old: Record, to new: Record) throws {
    switch (old, new) {
    case (let old, let new) as (Agent, Agent): try follow(id, from: old, to: new)
    case (let old, let new) as (Queue, Queue):
      if old.name != new.name { try replaceQueue(old.name, by: new.name) }
    case (let old, let new) as (Telephone, Telephone):
      if old.number != new.number { try FreeNumbers.release(db, old.number) }
    case (let old, let new) as (OperatorAccount, OperatorAccount):
      if old.internalNumber != new.internalNumber {
        try FreeNumbers.release(db, old.internalNumber)
      }
      try follow(AccountKey(.operator, id), from: old.gate, to: new.gate)
    case (let old, let new) as (CentreSettings, CentreSettings):
      try tellOfLicence(new, old)
      if old.webRTC.files != new.webRTC.files { tellOnce(Self.restartNotice) }
      if old.security.sipRealm != new.security.sipRealm { try tellOfRealm(new) }
    default: break
    }
  }

  /// A digest holds for one realm only, so telephones go on with the old one until there is a new password.
  private func tellOfRealm(_ settings: CentreSettings) throws {
    let realm = settings.security.sipRealm
    let count =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sip_secret WHERE realm <> ?", arguments: [realm]) ?? 0
    guard count > 0 else { return }
    let whose = count == 1 ? "1 agent keeps its" : "\(count) agents keep their"
    tell(
      """
      \(whose) password of the old realm until it is given anew; roster telephony lint names them.
      """)
  }

  private func follow(_ id: Int64, from old: Agent, to new: Agent) throws {
    try search.update(db, id: id, from: old, to: new)
    try begin(id, from: old, to: new)
  }

  /// What follows for an agent, new or changed, beside the search.
  func begin(_ id: Int64, from old: Agent, to new: Agent) throws {
    if old.account.internalNumber != new.account.internalNumber {
      try FreeNumbers.release(db, old.account.internalNumber)
      try renumberMailbox(id, new.account.internalNumber)
    }
    if old.account.voicemail != new.account.voicemail {
      try switchMailbox(id, on: new.account.voicemail, new.account.internalNumber)
    }
    if old.client.files != new.client.files { tellOnce(Self.restartNotice) }
    if !old.clientLogs.enabled && new.clientLogs.enabled { try tellOfLogs(id) }
    try follow(AccountKey(.agent, id), from: old.gate, to: new.gate)
  }

  private static let restartNotice =
    "Restart nginx and asterisk, so that they use the new certificate."

  /// The agent is told once on the desktop that the clients write logs.
  private func tellOfLogs(_ id: Int64) throws {
    try db.cachedStatement(
      sql: "INSERT INTO outbox (agent_id, kind, text, time) VALUES (?, 'client_logs', ?, ?)"
    ).execute(arguments: [
      id, "Your clients now write logs on the server, so that a problem can be found.", time,
    ])
  }

  private func renumberMailbox(_ id: Int64, _ number: InternalNumber) throws {
    try db.cachedStatement(sql: "UPDATE mailbox SET number = ? WHERE agent_id = ?")
      .execute(arguments: [number.text, id])
  }

  /// On shows the mailbox that was hidden, or makes one with a PIN that is told this once; off hides it.
  private func switchMailbox(_ id: Int64, on: Bool, _ number: InternalNumber) throws {
    try db.cachedStatement(sql: "UPDATE mailbox SET hidden = ? WHERE agent_id = ?")
      .execute(arguments: [on ? 0 : 1, id])
    guard on, db.changesCount == 0 else { return }
    let pin = Self.pin(differentFrom: number)
    try db.cachedStatement(sql: "INSERT INTO mailbox VALUES (?, ?, ?, 0)")
      .execute(arguments: [id, number.text, pin])
    hand(over: Receipt.Mailbox(number: number.text, pin: Secret(pin)))
  }

  private static func pin(differentFrom number: InternalNumber) -> String {
    while true {
      let pin = (0..<6).map { _ in String(Int.random(in: 0...9)) }.joined()
      if pin != number.text && Set(pin).count > 2 { return pin }
    }
  }

  func store(_ attachment: Attachment) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO attachment VALUES (?, ?)")
      .execute(arguments: [attachment.hash, Blob.value(attachment.bytes)])
  }

  /// What a record names and the centre has not: a picture, queues, modules.
  func missing<Record: DirectoryRecord>(in record: Record, _ changes: [FieldChange]) throws
    -> [Problem]
  {
    try changes.compactMap { change in
      let field = try field(change.field, of: Record.self)
      switch field.editor.kind {
      case .image: return try missingPicture(field, record, change)
      case .names: return try missingQueue(field, change)
      case .switches: return try missingModule(field, change)
      default: return nil
      }
    }
  }

  /// A picture that is only named has to be here already.
  private func missingPicture<Record>(
    _ field: Field<Record>, _ record: Record, _ change: FieldChange
  ) throws -> Problem? {
    let written = field.written(record)
    guard let hash = try? ImageFile(stored: .text(written)).facts?.hash,
      change.attachment?.hash != hash
    else { return nil }
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM attachment WHERE hash = ?)")
    guard try Bool.fetchOne(statement, arguments: [hash]) != true else { return nil }
    return field.problem(
      sentence: "\(field.label) is not here: give the path of a PNG or JPEG file.")
  }

  private func missingQueue<Record>(_ field: Field<Record>, _ change: FieldChange) throws
    -> Problem?
  {
    let names = try QueueNames(stored: change.after).names
    guard let name = try names.first(where: { try RecordIDs.named(db, .queue, $0) == nil }) else {
      return nil
    }
    return field.problem(
      sentence: "\(field.label): there is no queue \(name). Create it first, or leave it out.")
  }

  private func missingModule<Record>(_ field: Field<Record>, _ change: FieldChange) throws
    -> Problem?
  {
    let before = Set((change.before.text ?? "").split(separator: ",").map(String.init))
    let added = (change.after.text ?? "").split(separator: ",").map(String.init)
    let missing = try added.first { key in
      try !before.contains(key) && RecordIDs.named(db, .module, key) == nil
    }
    guard let key = missing else { return nil }
    return field.problem(
      sentence: "\(field.label): there is no module \(key). roster modules lists them.")
  }
}
