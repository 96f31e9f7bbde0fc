import AgentDomain
import TextUI

/// One field of many agents: choose it, give the value, see what changes, do it in one step.
extension ListController {
  func bulkEdit() {
    let fields = Agent.catalogue.storedFields.filter { field in
      field.editable != .never && field.editable != .onCreate && !field.isUniqueEach
    }
    let items = fields.map { field in
      MenuItem(
        field.label,
        detail: Agent.catalogue.part(of: field.id).map { "\($0.tabs[0].title), \($0.section)" }
          ?? "")
    }
    session.push(
      MenuPanel(
        session: session, title: "Which field?", intro: ["Type a part of the field's name."],
        items: items, filtered: true
      ) { [weak self] index in self?.askValue(of: fields[index]) })
  }

  private func askValue(of field: Field<Agent>) {
    ValuePicker(session: session, field: field, text: field.written(Agent())).pick {
      [weak self] text in
      guard let self else { return nil }
      var probe = Agent()
      do { try field.enter(text, into: &probe) } catch { return "\(error)" }
      preview(field, text)
      return nil
    }
  }

  /// Shows how many agents change and how many already are so, and from which values, before anything is done.
  private func preview(_ field: Field<Agent>, _ text: String) {
    guard let selection = model.selection else { return }
    session.attempt {
      let spread = try directory.spread(of: field.id, in: selection, scope: model.scope)
      let total = spread.reduce(0) { $0 + $1.count }
      let same = spread.first { $0.value == text }?.count ?? 0
      let rows = spread.filter { $0.value != text }.prefix(8).map { entry in
        "  \(counted(entry.count, "agent")): \(entry.value.isEmpty ? "(empty)" : entry.value) -> \(text.isEmpty ? "(empty)" : text)"
      }
      let intro =
        [
          "\(field.label): \(counted(total - same, "agent")) will change, \(grouped(same)) already so."
        ] + rows
      guard total > same else {
        return session.say(.info, "\(field.label) is so already for all of them.")
      }
      session.confirm(
        "Edit \(counted(total, "agent"))", intro, yes: "change them"
      ) { [weak self] in
        self?.apply(
          "Set \(field.label) of \(counted(total - same, "agent"))",
          [.editAll(selection, [FieldValueText(field: field.id, text: text)])])
      }
    }
  }

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
