import Foundation
import Synchronization

/// A thread that ends with the process and not before: the kernel ends a child that asked for it when the
/// thread that started it ends. https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html
enum OwnThread {
  /// Does the work there and waits for its result.
  static func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) throws
    -> Result
  {
    let result = Box<Swift.Result<Result, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      result.value.withLock { $0 = .init(catching: work) }
      done.signal()
      while true { sleep(.max) }
    }
    thread.start()
    done.wait()
    guard let outcome = result.value.withLock({ $0 }) else {
      preconditionFailure("Nothing was done.")
    }
    return try outcome.get()
  }

  private final class Box<Value: Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ value: Value) { self.value = Mutex(value) }
  }
}
