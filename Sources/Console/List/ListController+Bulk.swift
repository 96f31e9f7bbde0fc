import AgentDomain
import TextUI

/// One field of many records: choose it, give the value, see what changes, do it in one step.
extension ListController {
  func bulkEdit<Record: FormSubject>(_ type: Record.Type) {
    let fields = Record.catalogue.storedFields.filter { field in
      field.editable != .never && field.editable != .onCreate && !field.isUniqueEach
    }
    let items = fields.map { field in
      MenuItem(
        field.label,
        detail: Record.catalogue.part(of: field.id).map(place) ?? "")
    }
    session.push(
      MenuPanel(
        session: session, title: "Which field?", intro: bulkIntro, items: items, filtered: true
      ) { [weak self] index in self?.askValue(of: fields[index]) })
  }

  /// Where a field stands; a section alone where there is one tab only.
  private func place<Record: DirectoryRecord>(of part: Part<Record>) -> String {
    Record.tabs.count > 1 ? "\(part.tabs[0].title), \(part.section)" : part.section
  }

  /// Whose field is set: without marks that is easily taken for all.
  private var bulkIntro: [String] {
    let whose =
      model.marks.isEmpty
      ? "It is set for \(model.current?.cells.first ?? "the line under the cursor") only, "
        + "since nothing is marked."
      : "It is set for all that are marked: \(model.marks.count.map { counted($0, kind) } ?? "many")."
    return [whose, "Type a part of the field's name."]
  }

  private func askValue<Record: FormSubject>(of field: Field<Record>) {
    session.attempt {
      let picker = ValuePicker(
        session: session, field: field, text: field.written(Record()),
        choices: try field.editor.source.map {
          try directory.choices(of: $0, scope: model.scope)
        })
      picker.pick { [weak self] text in
        guard let self else { return nil }
        var probe = Record()
        do { try field.enter(text, into: &probe) } catch { return "\(error)" }
        preview(field, text)
        return nil
      }
    }
  }

  /// Shows how many records change and how many already are so, and from which values, before anything
  /// is done.
  private func preview<Record: FormSubject>(_ field: Field<Record>, _ text: String) {
    guard let selection = model.selection else { return }
    session.attempt {
      let spread = try directory.spread(of: field.id, in: selection, scope: model.scope)
      let total = spread.reduce(0) { $0 + $1.count }
      let same = spread.first { $0.value == text }?.count ?? 0
      guard total > same else {
        return session.say(.info, "\(field.label) is so already for all of them.")
      }
      let change = counted(total - same, kind)
      let rows = spread.filter { $0.value != text }.prefix(8).map { entry in
        "  \(counted(entry.count, kind)): \(Self.shown(entry.value)) -> \(Self.shown(text))"
      }
      session.confirm(
        "Edit \(counted(total, kind))",
        ["\(field.label): \(change) will change, \(grouped(same)) already so."] + rows,
        yes: "change them"
      ) { [weak self] in
        self?.apply(
          "Set \(field.label) of \(change)",
          [.editAll(selection, [FieldValueText(field: field.id, text: text)])])
      }
    }
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "(empty)" : text }

  /// Sets one field of the selection at once: the short ways through the palette.
  func set(_ field: String, to text: String, verb: String) {
    guard let selection = model.selection else { return }
    session.attempt {
      let names = try names(selection)
      let spread = try directory.spread(of: field, in: selection, scope: model.scope)
      guard spread.contains(where: { $0.value != text }) else {
        return session.say(.info, "\(verb) already: \(names). Nothing was changed.")
      }
      apply("\(verb) \(names)", [.editAll(selection, [FieldValueText(field: field, text: text)])])
    }
  }

  func chooseLogs() {
    let levels = LogLevel.allCases
    let items = [MenuItem("Off")] + levels.map { MenuItem("On, from level \($0.rawValue)") }
    session.push(
      MenuPanel(session: session, title: "Client logs", items: items) { [weak self] index in
        guard let self, let selection = model.selection else { return }
        var texts = [FieldValueText(field: "client_logs_enabled", text: index == 0 ? "off" : "on")]
        if index > 0 {
          texts.append(FieldValueText(field: "client_logs_level", text: levels[index - 1].rawValue))
        }
        session.attempt {
          self.apply("Client logs of \(try self.names(selection))", [.editAll(selection, texts)])
        }
      })
  }
}

extension Field {
  /// Whether no two records may have the same value, so that it cannot be given to many.
  var isUniqueEach: Bool { isIdentity && isRequired }
}
