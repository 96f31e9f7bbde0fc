import AgentDomain

extension Session {
  /// Carries out a change away from the keyboard, so that Esc can stop it; short ones are over at once.
  func carryOut(_ set: ChangeSet, finished: @escaping (Receipt?) -> Void = { _ in }) {
    let directory = directory
    work(.changing) { progress in
      directory.apply(set, progress: progress)
    } finished: { [weak self] outcome in
      finished(self?.finish(outcome))
    }
  }
}
