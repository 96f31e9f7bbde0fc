import AgentDomain
import TextUI

/// A screen that asks for a new password, line by line.
@MainActor protocol PasswordScreen: Screen {
  var session: Session { get }
  var lines: PasswordLines { get set }
  /// Goes to the next line; on the last one, on.
  func next()
}

extension PasswordScreen {
  var introduction: [String] { [lines.demands] }

  var question: Question? {
    Question(
      prompt: lines.label, isSecret: lines.isSecret,
      answer: { [weak self] text in
        guard let self else { return }
        lines.set(text)
        next()
        if session.message?.kind == .error { lines.begin() }
      }, keep: { [weak self] in self?.next() },
      signs: ["-": { [weak self] in self?.lines.set("") }])
  }

  /// Nothing of a password is said.
  var place: String { lines.label }
}

extension OwnPasswordPanel: PasswordScreen {}
extension RedeemPanel: PasswordScreen {}
extension PasswordController: PasswordScreen {}

extension ForgottenPanel {
  var introduction: [String] { Self.intro }

  var question: Question? {
    Question(
      prompt: "Address", answer: { [weak self] in self?.send(to: $0) },
      keep: { [weak self] in self?.send(to: "") })
  }
}

extension SignInScreen {
  var introduction: [String] { intro }
  var place: String { model.label }

  var question: Question? {
    Question(
      prompt: model.label, isSecret: model.isSecret,
      answer: { [weak self] in self?.answer($0) }, keep: { [weak self] in self?.answer("") },
      signs: ["<": { [weak self] in self?.back() }])
  }
}
