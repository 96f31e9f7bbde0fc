import Foundation
import TextUI

/// Where it is kept what the keys of one type of terminal send.
struct LearntKeyFile {
  let path: String

  init(term: String) { path = Places.learntKeys(of: term) }

  /// What was learnt; of a file with a mistake, what stands before it.
  func read() -> LearntKeys {
    guard let data = FileManager.default.contents(atPath: path), data.count < 1 << 20 else {
      return LearntKeys()
    }
    return LearntKeys.read(String(decoding: data, as: UTF8.self)).keys
  }

  /// - Returns: the file, as people know it.
  /// - Throws: a sentence where it cannot be written; what was there stays then.
  func write(_ keys: LearntKeys) throws -> String {
    let folder = (path as NSString).deletingLastPathComponent
    let head =
      "# What keys of this terminal send, learnt by :learn-keys. Remove the file to forget it.\n"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try (head + keys.text).write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw Refused("\(Places.short(path)) cannot be written: check the folder's owner and mode.")
    }
    return Places.short(path)
  }
}
