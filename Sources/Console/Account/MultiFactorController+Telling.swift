import AgentDomain
import TextUI

/// The own multi-factor authentication as it is read aloud.
extension MultiFactorController {
  var introduction: [String] {
    switch stage {
    case .enrolling(let enrolment):
      [MultiFactorWords.typeOnly, enrolment.text.revealed, MultiFactorWords.then]
    case .recovery: [MultiFactorWords.recovery]
    case .active(let state):
      [MultiFactorWords.active, MultiFactorWords.left(state.recoveryCodesLeft)]
    }
  }

  var leaf: Leaf? {
    guard case .recovery(let codes, let row) = stage else { return nil }
    return Leaf(
      lines: codes.map(\.text.revealed), current: 2 * row, before: 0, total: codes.count)
  }

  var place: String {
    switch stage {
    case .enrolling: "The code that the authenticator shows"
    case .recovery: "Recovery codes, shown this once."
    case .active: "It is on."
    }
  }

  var question: Question? {
    guard case .enrolling = stage else { return nil }
    return Question(
      prompt: "Code", answer: { [weak self] in self?.confirm(with: $0) },
      keep: { [weak self] in self?.confirm() })
  }
}
