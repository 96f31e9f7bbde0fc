import AgentDomain
import TextUI

/// Who is in front of the console, and for how long.
extension Session {
  /// The first screen: the list, or what asks for name and password.
  func enter() {
    guard case .signIn(let ways) = entry else { return push(ListController(session: self)) }
    push(
      SignInScreen(session: self, .entry(ways)) { [weak self] in self?.open(to: $0, ways) })
  }

  private func open(to person: SignedIn, _ ways: WaysIn) {
    attempt {
      guard let known = try directory.person(person.account.id) else {
        return say(.error, SignInOutcome.disabled.sentence)
      }
      if let obstacle = known.obstacle(to: .read, CentreSettings()) {
        return say(.error, obstacle)
      }
      begin(Author(known, origin: ways.origin, isAtHost: false), files: ways.files(known))
      push(ListController(session: self))
      say(.info, SignInOutcome.signedIn(person).sentence)
    }
  }

  // MARK: - Rights that change meanwhile

  /// Reads the operator again: whoever is disabled is out at once, and other rights show other things.
  func renewPerson() {
    guard let account = author.person.account else { return }
    let found: Operator?
    do { found = try directory.person(account) } catch { return }
    guard let now = found, now.obstacle(to: .read, CentreSettings()) == nil else {
      return end(saying: Self.goneSentence)
    }
    guard now != author.person else { return }
    restart(as: Author(now, origin: author.origin, isAtHost: author.isAtHost))
    say(.warning, "An administrator changed your rights: this is what you may see now.")
  }

  private static let goneSentence =
    "Your account was disabled or removed by an administrator, so the console ended. What you typed "
    + "is kept as a draft."

  // MARK: - The idle lock

  /// Minutes without a key after which the console asks who is there; nil for never.
  func readLockTime() {
    let minutes = (try? directory.settings().settings.security.lockAfterMinutes) ?? 0
    lockAfter = minutes > 0 ? minutes : nil
  }

  /// Milliseconds until the console locks, or nil where it does not.
  var timeUntilLock: Int? {
    guard let lockAfter, !isLocked, !author.isNobody, author.person.account != nil else {
      return nil
    }
    return max(0, Int(lastKey + Int64(lockAfter) * 60_000 - clock()))
  }

  /// Covers everything, or ends the console of somebody who has no password to type.
  func lockInTime() {
    guard timeUntilLock == 0, let minutes = lockAfter, let account = author.person.account else {
      return
    }
    putAwayAll()
    guard (try? directory.hasPassword(AccountKey(.operator, account))) == true else {
      return end(
        saying:
          "Nobody pressed a key for \(minutes) minutes, so the console ended. What you typed is "
          + "kept as a draft.")
    }
    lock(
      SignInScreen(
        session: self, .unlock(username: author.person.name, minutes: minutes)
      ) { [weak self] _ in self?.unlock() })
  }
}
