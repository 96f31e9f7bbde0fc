import Foundation

/// What keeps the harness itself from working, and what a wait that failed saw.
public enum HarnessError: Error, CustomStringConvertible {
  /// A program that the tests need is not installed.
  case missing(program: String, package: String)
  case system(String, code: Int32)
  case noSuchKey(String, term: String)
  case badNotation(String)
  /// Something did not come in time: what, after how long, and the screen instead.
  case timeout(String)

  public var description: String {
    switch self {
    case .missing(let program, let package):
      "\(program) is missing: apt-get install \(package)"
    case .system(let what, let code): "\(what): \(String(cString: strerror(code)))"
    case .noSuchKey(let key, let term): "terminfo knows no <\(key)> for \(term)."
    case .badNotation(let keys): "This is not in the notation of keys: \(keys)"
    case .timeout(let what): what
    }
  }
}
