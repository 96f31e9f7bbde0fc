import Foundation
import TerminalHarness
import Trials

/// A disk that forgets: at any event it can say what might be left if the power failed there.
///
/// What was synced is there. Of what was not, each write may be there, or not, or in some of its
/// sectors; each name that was made or removed may be so or as before, until the folder is synced.
/// That is the model of ALICE, https://www.usenix.org/system/files/conference/osdi14/osdi14-paper-pillai.pdf
struct PowerLoss {
  enum Kind: CaseIterable { case nothing, everything, some, torn }

  /// One file, whatever its name; names and contents are safe independently of each other.
  private struct File {
    var safe: [UInt8] = []
    var pending: [DiskEvent] = []
  }

  private enum NameChange {
    case set(String, Int)
    case removed(String)
  }

  static let sector = 512

  private var files: [File] = []
  private var names: [String: Int] = [:]
  private var safeNames: [String: Int] = [:]
  private var pendingNames: [NameChange] = []
  /// The last save that somebody was told of.
  private(set) var said = 0

  init(folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      names[name] = files.count
      files.append(File(safe: Array(bytes)))
    }
    safeNames = names
  }

  // MARK: - What happens

  mutating func take(_ event: DiskEvent) {
    switch event {
    case .create(let name): create(name)
    case .write(let name, _, _), .truncate(let name, _):
      if let file = names[name] { files[file].pending.append(event) }
    case .sync(let name): sync(name)
    case .unlink(let name):
      names[name] = nil
      pendingNames.append(.removed(name))
    case .rename(let from, let to): rename(from, to)
    case .syncFolder:
      safeNames = names
      pendingNames = []
    case .said(let number): said = number
    }
  }

  private mutating func create(_ name: String) {
    names[name] = files.count
    pendingNames.append(.set(name, files.count))
    files.append(File())
  }

  private mutating func rename(_ from: String, _ to: String) {
    guard let file = names.removeValue(forKey: from) else { return }
    names[to] = file
    pendingNames += [.set(to, file), .removed(from)]
  }

  private mutating func sync(_ name: String) {
    guard let file = names[name] else { return }
    for event in files[file].pending { event.apply(to: &files[file].safe) }
    files[file].pending = []
  }

  // MARK: - What is left

  /// The files by name, as they might be after a cut now.
  func left(_ kind: Kind, using random: inout some RandomNumberGenerator) -> [String: [UInt8]] {
    var left: [String: Int] = safeNames
    for change in pendingNames where takes(kind, &random) {
      switch change {
      case .set(let name, let file): left[name] = file
      case .removed(let name): left[name] = nil
      }
    }
    return left.mapValues { content(of: files[$0], kind, &random) }
  }

  private func takes(_ kind: Kind, _ random: inout some RandomNumberGenerator) -> Bool {
    switch kind {
    case .nothing: false
    case .everything: true
    case .some, .torn: Bool.random(using: &random)
    }
  }

  private func content(
    of file: File, _ kind: Kind, _ random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    var bytes = file.safe
    for event in file.pending {
      if kind == .torn, case .write(let name, let offset, let whole) = event {
        for piece in Self.sectors(offset, whole) where Bool.random(using: &random) {
          DiskEvent.write(name, offset: piece.0, bytes: piece.1).apply(to: &bytes)
        }
      } else if takes(kind, &random) {
        event.apply(to: &bytes)
      }
    }
    return bytes
  }

  /// A write in the pieces that a disk writes whole.
  private static func sectors(_ offset: Int, _ bytes: [UInt8]) -> [(Int, [UInt8])] {
    var pieces: [(Int, [UInt8])] = []
    var start = 0
    while start < bytes.count {
      let room = sector - (offset + start) % sector
      let end = min(bytes.count, start + room)
      pieces.append((offset + start, Array(bytes[start..<end])))
      start = end
    }
    return pieces
  }
}

extension DiskEvent {
  /// Does to a file's bytes what the event does.
  fileprivate func apply(to file: inout [UInt8]) {
    switch self {
    case .write(_, let offset, let bytes):
      let end = offset + bytes.count
      if file.count < end { file += [UInt8](repeating: 0, count: end - file.count) }
      file.withUnsafeMutableBytes { target in
        bytes.withUnsafeBytes { target.baseAddress?.advanced(by: offset).copyMemory(from: $0) }
      }
    case .truncate(_, let length) where length < file.count: file.removeSubrange(length...)
    case .truncate(_, let length):
      file += [UInt8](repeating: 0, count: length - file.count)
    default: break
    }
  }
}

extension UnsafeMutableRawPointer {
  fileprivate func copyMemory(from bytes: UnsafeRawBufferPointer) {
    if let start = bytes.baseAddress { copyMemory(from: start, byteCount: bytes.count) }
  }
}

/// A cut at some event of a recording.
struct PowerCut {
  /// The number of events that happened before.
  let event: Int
  let kind: PowerLoss.Kind
  let files: [String: [UInt8]]
  /// The last save that somebody was told of before.
  let said: Int
}

extension PowerLoss {
  /// Cuts at random moments of a recording, the same for the same seed.
  mutating func forEachCut(
    of events: [DiskEvent], count: Int, seed: UInt64, _ body: (PowerCut) throws -> Void
  ) rethrows {
    var random = SeededNumbers(seed: seed)
    let kinds = Kind.allCases
    let moments = (0..<count).map { _ in Int.random(in: 0...events.count, using: &random) }.sorted()
    var done = 0
    for (number, moment) in moments.enumerated() {
      while done < moment {
        take(events[done])
        done += 1
      }
      let kind = kinds[number % kinds.count]
      let files = left(kind, using: &random)
      try body(PowerCut(event: done, kind: kind, files: files, said: said))
    }
  }
}

extension PowerCut {
  /// Puts the files into a folder of their own.
  func write(to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for (name, bytes) in files {
      let path = "\(folder)/\(name)"
      let isWritten = FileManager.default.createFile(
        atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
      guard isWritten else { throw HarnessError.system("Writing \(path)", code: errno) }
    }
  }
}
