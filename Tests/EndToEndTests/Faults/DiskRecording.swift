import Foundation
import TerminalHarness

/// Runs a program under strace and reads off what it did to the files of one folder.
struct DiskRecording {
  let folder: String
  private(set) var events: [DiskEvent] = []
  private(set) var run: ShellRun?
  private var names: Set<String>
  /// How far a file was written with plain write, by its name.
  private var ends: [String: Int] = [:]
  /// Calls that another thread's call interrupts in the log, by thread.
  private var unfinished: [Substring: [UInt8]] = [:]

  /// - Parameter folder: what lies in it already counts as safe.
  init(folder: String) {
    self.folder = folder
    names = Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
  }

  private static let calls =
    "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat2"

  /// Records one more program; `stdin` goes to it.
  ///
  /// - Throws: `HarnessError` where strace is missing.
  mutating func record(
    _ program: String, _ arguments: [String], environment: [String: String], stdin: String = ""
  ) throws {
    let logs = try TemporaryFolder("strace")
    let log = logs.file("log")
    run = try TerminalHarness.run(
      "strace",
      [
        "-f", "-y", "-xx", "-s", "4194304", "-e", "trace=\(Self.calls)", "-e", "signal=none", "-o",
        log,
      ]
        + [program] + arguments, stdin: Array(stdin.utf8), environment: environment)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: log)))
    for line in bytes.split(separator: UInt8(ascii: "\n")) { read(line) }
  }

  // MARK: - Reading the log

  /// One line: the thread, then the call, which may be in two pieces.
  private mutating func read(_ line: ArraySlice<UInt8>) {
    guard let blank = line.firstIndex(of: UInt8(ascii: " ")) else { return }
    let thread = Substring(decoding: line[..<blank], as: UTF8.self)
    var call = line[blank...].drop { $0 == UInt8(ascii: " ") }
    let interrupted = Array(" <unfinished ...>".utf8)
    if call.suffix(interrupted.count).elementsEqual(interrupted) {
      unfinished[thread] = Array(call.dropLast(interrupted.count))
      return
    }
    if call.starts(with: Array("<... ".utf8)) {
      let whole = (unfinished.removeValue(forKey: thread) ?? []) + Self.afterResumed(call)
      call = whole[...]
    }
    if let made = TracedCall(call) { take(made) }
  }

  private static func afterResumed(_ call: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let mark = Array(" resumed>".utf8)
    var start = call.startIndex
    while start + mark.count <= call.endIndex {
      if call[start..<start + mark.count].elementsEqual(mark) {
        return call[(start + mark.count)...]
      }
      start += 1
    }
    return []
  }

  private mutating func take(_ call: TracedCall) {
    guard call.succeeded else { return }
    switch call.name {
    case "openat": open(call)
    case "pwrite64": write(call, at: call.numbers.last)
    case "write": call.descriptor == 1 ? hear(call) : append(call)
    case "ftruncate": truncate(call)
    case "fsync", "fdatasync": sync(call)
    case "unlink", "unlinkat": unlink(call)
    case "rename", "renameat2": rename(call)
    default: break
    }
  }

  /// The name within the folder, or nil for a file elsewhere.
  private func name(_ path: String?) -> String? {
    guard let path, path.hasPrefix(folder + "/") else { return nil }
    return String(path.dropFirst(folder.count + 1))
  }

  private mutating func open(_ call: TracedCall) {
    guard let name = name(call.result), call.flags.contains("O_CREAT") || names.contains(name)
    else {
      return
    }
    if names.insert(name).inserted { events.append(.create(name)) }
    if call.flags.contains("O_TRUNC") { events.append(.truncate(name, length: 0)) }
    ends[name] = 0
  }

  private mutating func write(_ call: TracedCall, at offset: Int?) {
    guard let name = name(call.file), let offset, let bytes = call.texts.first else { return }
    let written = call.count.map { Array(bytes.prefix($0)) } ?? bytes
    events.append(.write(name, offset: offset, bytes: written))
  }

  private mutating func append(_ call: TracedCall) {
    guard let name = name(call.file) else { return }
    let end = ends[name, default: 0]
    write(call, at: end)
    ends[name] = end + (call.count ?? 0)
  }

  private mutating func hear(_ call: TracedCall) {
    let text = String(decoding: call.texts.first ?? [], as: UTF8.self)
    for line in text.split(separator: "\n") where line.hasPrefix("saved ") {
      if let number = Int(line.dropFirst(6)) { events.append(.said(number)) }
    }
  }

  private mutating func truncate(_ call: TracedCall) {
    guard let name = name(call.file), let length = call.numbers.last else { return }
    events.append(.truncate(name, length: length))
  }

  private mutating func sync(_ call: TracedCall) {
    if call.file == folder { return events.append(.syncFolder) }
    if let name = name(call.file) { events.append(.sync(name)) }
  }

  private mutating func unlink(_ call: TracedCall) {
    guard let name = name(call.paths.first) else { return }
    names.remove(name)
    events.append(.unlink(name))
  }

  private mutating func rename(_ call: TracedCall) {
    guard call.paths.count == 2, let from = name(call.paths[0]), let to = name(call.paths[1]) else {
      return
    }
    names.remove(from)
    names.insert(to)
    events.append(.rename(from, to: to))
  }
}
