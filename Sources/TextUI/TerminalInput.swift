import Glibc

/// Waits for keys, signals and wake-ups, and hands out one event at a time.
@MainActor
final class TerminalInput {
  enum Event {
    case key(Key)
    case bytes([UInt8])
    case signal(Int32)
    case wake
    case timeout
    case hangup
  }

  private let descriptor: Int32
  private let signals: SignalPipe
  private let wakeup: Wakeup
  private let escapeDelay: Int
  var decoder: KeyDecoder
  /// Whether what a key sends is handed over as it is.
  var isCapturing = false
  private var captured: [UInt8] = []
  private var ready: [Event] = []
  private var isGone = false

  init(
    descriptor: Int32, decoder: KeyDecoder, escapeDelay: Int, signals: SignalPipe, wakeup: Wakeup
  ) {
    self.descriptor = descriptor
    self.decoder = decoder
    self.escapeDelay = escapeDelay
    self.signals = signals
    self.wakeup = wakeup
  }

  func next(timeout milliseconds: Int?) -> Event {
    let deadline = milliseconds.map { Self.now + $0 }
    while ready.isEmpty {
      let left = deadline.map { max(0, $0 - Self.now) }
      let isPending = decoder.isWaiting || !captured.isEmpty
      let isEscape = isPending && escapeDelay <= left ?? Int.max
      let count = wait(isEscape ? escapeDelay : left)
      if count == 0, isEscape { ready = decoder.timeout().map { .key($0) } + takeCaptured() }
      if count == 0, !isEscape { return .timeout }
    }
    return ready.removeFirst()
  }

  /// Fills `ready` with what came.
  ///
  /// A terminal that is gone is asked no more, but reported every
  /// tenth of a second, so that a loop that does not end neither spins nor sleeps forever.
  private func wait(_ milliseconds: Int?) -> Int32 {
    var polled = [
      pollfd(fd: isGone ? -1 : descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeup.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let limit = isGone ? min(100, milliseconds ?? 100) : milliseconds
    let count = poll(&polled, nfds_t(polled.count), Int32(clamping: limit ?? -1))
    if count < 0 { return errno == EINTR ? 1 : 0 }
    if polled[1].revents != 0 { ready += signals.drain().map { .signal($0) } }
    if polled[0].revents != 0 { readKeys() }
    if polled[2].revents != 0, wakeup.drain() { ready.append(.wake) }
    if count == 0, isGone { ready.append(.hangup) }
    return isGone ? 1 : count
  }

  /// End of file, EIO and every other error mean that nobody is there any more.
  private func readKeys() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    if count > 0, isCapturing {
      captured += bytes.prefix(count)
    } else if count > 0 {
      ready += decoder.feed(bytes.prefix(count)).map { .key($0) }
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isGone = true
      ready.append(.hangup)
    }
  }

  /// What one key sent, once a pause says that there was no more.
  private func takeCaptured() -> [Event] {
    defer { captured = [] }
    return captured.isEmpty ? [] : [.bytes(captured)]
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
