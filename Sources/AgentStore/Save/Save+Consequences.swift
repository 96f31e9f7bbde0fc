import AgentDomain
import GRDB

extension Save {
  /// What follows from an agent's new values outside its row.
  func follow(_ id: Int64, from old: Agent, to new: Agent) throws {
    if old.account.internalNumber != new.account.internalNumber {
      try FreeNumbers.release(db, old.account.internalNumber)
      try renumberMailbox(id, new.account.internalNumber)
    }
    if old.account.voicemail != new.account.voicemail {
      try switchMailbox(id, on: new.account.voicemail, new.account.internalNumber)
    }
    if !old.clientLogs.enabled && new.clientLogs.enabled { try tellOfLogs(id) }
    if old.account.locked && !new.account.locked {
      try db.cachedStatement(sql: "UPDATE agent SET failed_logins = 0 WHERE id = ?")
        .execute(arguments: [id])
    }
  }

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

  /// A picture that is only named has to be here already.
  func missingPicture(_ agent: Agent, _ changes: [FieldChange]) throws -> [Problem] {
    guard let facts = agent.account.avatar.facts,
      let change = changes.first(where: { $0.after == agent.account.avatar.stored }),
      change.attachment?.hash != facts.hash
    else { return [] }
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM attachment WHERE hash = ?)")
    guard try Bool.fetchOne(statement, arguments: [facts.hash]) != true else { return [] }
    let field = try field(change.field)
    return [
      field.problem(sentence: "\(field.label) is not here: give the path of a PNG or JPEG file.")
    ]
  }
}
