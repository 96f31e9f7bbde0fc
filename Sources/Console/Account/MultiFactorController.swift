import AgentDomain
import QRCodes
import TextUI

/// The operator's own multi-factor authentication: switched on with an authenticator, its recovery codes
/// told once, switched off again.
@MainActor final class MultiFactorController: Screen {
  /// What there is to do.
  enum Stage {
    /// The secret is shown, and a code of it awaited; nothing is kept yet.
    case enrolling(Enrolment)
    /// The only look at the recovery codes; two stand in a row.
    case recovery([RecoveryCode], row: Int)
    case active(MultiFactorState)
  }

  let session: Session
  private let account: AccountKey
  private(set) var stage: Stage
  private var code = LineEditor("", limit: 20)
  /// The QR code of the secret, as the terminal can draw it.
  private let picture: SquareCode?

  /// - Throws: what the directory says.
  init(_ account: AccountKey, session: Session, enrolment: Enrolment = Enrolment()) throws {
    (self.account, self.session) = (account, session)
    let state = try session.directory.multiFactor(of: account)
    stage = state.isOn ? .active(state) : .enrolling(enrolment)
    let address = enrolment.address(account: session.author.person.name).revealed
    let capabilities = session.terminal.capabilities
    picture =
      capabilities.isSlow
      ? nil : QRCode(address).map { SquareCode($0.rows, blocks: capabilities.unicode) }
  }

  var word: String { "multi-factor" }
  var title: String { "Multi-factor authentication" }
  var isTyping: Bool { if case .enrolling = stage { true } else { false } }
  var commands: [BoundCommand] {
    switch stage {
    case .enrolling: Self.enrollingCommands.map { $0.bound(to: self) }
    case .recovery: Self.recoveryCommands.map { $0.bound(to: self) }
    case .active: Self.activeCommands.map { $0.bound(to: self) }
    }
  }
  var focusHelp: [String] { MultiFactorWords.help }

  func take(_ key: Key) -> Bool { isTyping && code.handle(key) }

  /// An administrator may have switched it off.
  func changedElsewhere() {
    guard case .active = stage else { return }
    session.attempt {
      let state = try session.directory.multiFactor(of: account)
      if state.isOn { stage = .active(state) } else { session.close(self) }
    }
  }

  func draw(on surface: inout Surface) {
    var view = MultiFactorView(stage: stage, picture: picture, code: code)
    view.draw(on: &surface)
    code = view.code
  }

  // MARK: - What commands do

  func confirm() {
    guard case .enrolling(let enrolment) = stage else { return }
    guard !code.text.isEmpty else {
      return session.say(.info, "Type the six digits that the authenticator shows.")
    }
    let outcome = session.directory.enrol(
      account, in: enrolment, code: Secret(code.text), origin: session.author.origin)
    code.text = ""
    if case .on(let codes) = outcome { stage = .recovery(codes, row: 0) }
    report(outcome)
  }

  func confirm(with text: String) {
    code.text = text
    confirm()
  }

  func moveRow(_ rows: Int) {
    guard case .recovery(let codes, let row) = stage else { return }
    stage = .recovery(codes, row: max(0, min(row + rows, (codes.count + 1) / 2 - 1)))
  }

  /// Recovery codes are never shown again, so one key alone does not take them away.
  func leave() {
    guard case .recovery = stage else { return session.close(self) }
    session.confirm(
      "Recovery codes", ["Are they noted? They are never shown again."], yes: "they are noted"
    ) { [weak self] in self.map { $0.session.close($0) } }
  }

  func askToEnd() {
    session.confirm(
      "Switch it off", ["From then on the password alone lets you in."], yes: "switch it off"
    ) { [weak self] in self?.askForCode() }
  }

  private func askForCode() {
    session.push(
      PromptPanel(
        session: session, title: "Switch it off",
        intro: ["The six digits that the authenticator shows, or a recovery code."]
      ) { [weak self] in self?.end(with: Secret($0)) })
  }

  /// - Returns: why the code will not do, or nil.
  private func end(with code: Secret) -> String? {
    let outcome = session.directory.endMultiFactor(
      of: account, code: code, origin: session.author.origin)
    guard case .off = outcome else { return outcome.sentence }
    report(outcome)
    session.close(self)
    return nil
  }

  private func report(_ outcome: MultiFactorOutcome) {
    switch outcome {
    case .on, .off: session.say(.saved, outcome.sentence)
    default: session.say(.error, outcome.sentence)
    }
  }
}
