import AgentDomain
import TextUI

extension Session {
  /// Asks what a check has to know, runs it away from the keyboard and shows what it found.
  func run(_ check: any SettingsCheck, _ settings: CentreSettings) {
    guard let question = check.question else { return begin(check, settings, answer: "") }
    push(
      PromptPanel(session: self, title: question.title, intro: [question.help]) {
        [weak self] answer in
        if let problem = question.problem(answer) { return problem }
        self?.begin(check, settings, answer: answer)
        return nil
      })
  }

  private func begin(_ check: any SettingsCheck, _ settings: CentreSettings, answer: String) {
    let words = WorkWords(
      title: check.title, line: { "Under way. \($1) does not wait for it." },
      isStoppable: false)
    work(words) { _ in
      check.run(settings, answer: answer)
    } finished: { [weak self] findings in
      self?.show(findings, of: check)
    }
  }

  private func show(_ findings: [Finding], of check: any SettingsCheck) {
    push(TextPanel(session: self, title: check.title, lines: findings.map(\.line)))
    let bad = findings.count { $0.state == .error }
    if bad > 0 { say(.warning, "\(counted(bad, "problem")) found.") }
  }
}
