import AgentDomain
import TextUI

/// Panels as questions that a line answers.
extension MenuPanel {
  var introduction: [String] { intro.filter { !$0.isEmpty } }

  var leaf: Leaf? {
    let shown = shown
    return isFiltered
      ? Leaf(count: shown.count, current: shown.firstIndex(of: current) ?? 0) {
        words(items[shown[$0]])
      } : Leaf(lines: items.map(words), current: current, before: 0, total: items.count)
  }

  private func words(_ item: MenuItem) -> String {
    item.text + (item.detail.isEmpty ? "" : ", " + item.detail)
  }

  var question: Question? {
    let isLong = isFiltered && items.count > Leaf.height
    let hint = isLong ? "Number or name, Enter for more" : "Number or name [\(current + 1)]"
    return Question(
      prompt: hint, isMeant: { [weak self] in self?.isMeant($0) ?? false },
      answer: { [weak self] in self?.choose($0) },
      keep: { [weak self] in
        guard let self else { return }
        if isLong { turnLeaf() } else { pick(current) }
      }, signs: ["<": { [weak self] in self?.cancel() }])
  }

  private func isMeant(_ text: String) -> Bool {
    items.contains { $0.letter.map(String.init) == text }
      || Naming.find(text, among: names, numbered: true) != .none
  }

  /// What an item may be called: its text, and the words beside it.
  private var names: [[String]] {
    items.map { item in
      let words = item.detail.split(separator: " ").map(String.init)
      return [item.text] + words + words.filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
    }
  }

  private func choose(_ text: String) {
    if isFiltered, let number = Int(text), let leaf {
      guard leaf.lines.indices.contains(number - 1) else {
        return session.say(.error, Naming.Unclear.none(text, of: leaf.lines.count).sentence)
      }
      return pick(shown[(leaf.before ?? 0) + number - 1])
    }
    if text.count == 1, let index = items.firstIndex(where: { $0.letter == text.first }) {
      return pick(index)
    }
    switch Naming.find(text, among: names, numbered: !isFiltered) {
    case .one(let index): pick(index)
    case .several(let indices):
      let unclear = Naming.Unclear.several(text, indices.map { items[$0].text })
      session.say(.error, unclear.sentence)
    case .none: session.say(.error, Naming.Unclear.none(text, of: items.count).sentence)
    }
  }
}

extension ChoicePanel {
  var introduction: [String] { intro }

  var leaf: Leaf? {
    let taken = choices.chosen
    let lines = options.map { option in
      guard let place = taken.firstIndex(of: option.value) else { return option.title }
      return choices.kind == .ordered
        ? "\(option.title), taken as number \(place + 1)" : "\(option.title), taken"
    }
    return Leaf(lines: lines, current: 0, before: 0, total: lines.count)
  }

  var question: Question? {
    let titles = choices.chosen.compactMap { value in
      options.first { $0.value == value }?.title
    }
    let isOne = choices.kind == .single
    return Question(
      prompt: "\(isOne ? "Number or name" : "Numbers or names, with commas") "
        + "[\(titles.isEmpty ? "none" : titles.joined(separator: ", "))]",
      isMeant: { [weak self] text in
        guard let self else { return false }
        return (try? Naming.values(text, among: options, taken: choices.chosen).get()) != nil
      },
      answer: { [weak self] in self?.choose($0) },
      keep: { [weak self] in self.map { $0.finish(with: $0.choices.chosen) } },
      signs: isOne ? [:] : ["-": { [weak self] in self?.finish(with: []) }])
  }

  private func choose(_ text: String) {
    switch Naming.values(text, among: options, taken: choices.chosen) {
    case .failure(let unclear): session.say(.error, unclear.sentence)
    case .success(let values) where choices.kind == .single && values.count != 1:
      session.say(.error, "Choose one only.")
    case .success(let values): finish(with: values)
    }
  }
}

extension PromptPanel {
  var introduction: [String] { intro }

  var question: Question? {
    let present = editor.masked || editor.text.isEmpty ? "" : " [\(editor.text)]"
    return Question(
      prompt: "Answer\(present)", isSecret: editor.masked,
      answer: { [weak self] in self?.answer(with: $0) },
      keep: { [weak self] in self.map { $0.answer(with: $0.editor.text) } },
      signs: ["-": { [weak self] in self?.answer(with: "") }])
  }
}

extension LinesPanel {
  var introduction: [String] {
    let text = editor.text
    return [
      help,
      text.isEmpty ? "There is no text yet." : "The text is now:\n" + text,
      "Type it line by line. A full stop alone ends it, at once to keep what is there; - empties it.",
    ]
  }

  var question: Question? {
    Question(
      prompt: "Line \((typed?.count ?? 0) + 1)",
      answer: { [weak self] in self?.typed = (self?.typed ?? []) + [$0] },
      keep: { [weak self] in self?.typed = (self?.typed ?? []) + [""] },
      signs: [
        ".": { [weak self] in self?.end() },
        "<": { [weak self] in self?.end() },
        "-": { [weak self] in
          self?.typed = []
          self?.end()
        },
      ])
  }

  private func end() {
    if let typed { editor = TextEditor(typed.joined(separator: "\n")) }
    finish()
  }
}

extension TextPanel {
  var told: [String]? { text }
}

extension PicturePanel {
  var told: [String]? { [words + "."] }
}
