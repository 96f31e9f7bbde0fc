import AgentDomain

/// Removing what the centre has beside its agents: who uses it is said first.
extension ListController {
  func remove<Record: FormSubject>(_ type: Record.Type) throws {
    guard let selection = model.selection else { return }
    let names = try names(selection)
    session.confirm(
      "Remove", ["Remove \(names)?"] + (try usage(selection, type)), yes: "remove"
    ) { [weak self] in self?.apply("Removed \(names)", [.delete(selection)]) }
  }

  /// Who would lose it: by name where it is one record, by number where there are many.
  private func usage<Record: FormSubject>(_ selection: Selection, _ type: Record.Type) throws
    -> [String]
  {
    let ids = try firstIDs(selection, type)
    let uses = try ids.map { try directory.uses(of: RecordKey(kind, $0), scope: model.scope) }
    if uses.count == 1 { return sentences(uses[0]) }
    let used = uses.filter { !$0.isEmpty }.count
    let total = try directory.count(selection, scope: model.scope)
    let known = total > ids.count ? "Of the first \(grouped(ids.count)), " : ""
    guard used > 0 else { return [known + "None of them is used.", wayBack] }
    return [
      "\(known)\(grouped(used)) of them \(used == 1 ? "is" : "are") used; who uses them loses them.",
      wayBack,
    ]
  }

  private func sentences(_ uses: [RecordUse]) -> [String] {
    guard !uses.isEmpty else { return ["Nothing uses it.", wayBack] }
    return [
      "It is used by \(uses.map(\.sentence).joined(separator: "; ")). They lose it.", wayBack,
    ]
  }

  private var wayBack: String { "\(session.key("undo")) brings it all back." }

  /// As many as can be looked at while somebody waits.
  private func firstIDs<Record: FormSubject>(_ selection: Selection, _ type: Record.Type) throws
    -> [Int64]
  {
    var ids: [Int64] = []
    try directory.forEach(type, selection, scope: model.scope) { batch in
      ids += batch.prefix(500 - ids.count).map(\.id)
      return ids.count < 500
    }
    return ids
  }
}
