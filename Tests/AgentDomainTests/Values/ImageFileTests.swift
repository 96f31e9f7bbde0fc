import AgentDomain
import Foundation
import Testing
import Trials

@Suite struct `A picture` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path(percentEncoded: false)
  }

  private func expectRefusal(_ path: String, _ words: String) {
    let found = problem("avatar", path)
    #expect(found?.contains(words) == true, "\(found ?? "accepted")")
  }

  @Test func `is PNG or JPEG by content, not by name`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let png = try ImageFile(written: file("a.jpg", SamplePicture.png(width: 3, height: 2)))
    #expect(png.facts?.format == .png)
    #expect((png.facts?.width, png.facts?.height) == (3, 2))
    let jpeg = try ImageFile(written: file("a b.txt", SamplePicture.jpeg(width: 640, height: 480)))
    #expect(jpeg.facts?.format == .jpeg)
    #expect((jpeg.facts?.width, jpeg.facts?.height) == (640, 480))
    expectRefusal(try file("a.png", SamplePicture.gif), "the content decides")
    expectRefusal(try file("b.png", [0x89, 0x50]), "the content decides")
    expectRefusal(try file("empty.png", []), "the path of a PNG or JPEG file")
  }

  @Test func `of 8388608 bytes is taken and one byte more is not`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let most = SamplePicture.png(width: 3, height: 2, byteCount: 8_388_608)
    #expect(try ImageFile(written: file("most.png", most)).facts?.byteCount == 8_388_608)
    expectRefusal(try file("more.png", most + [0]), "at most 8 MiB (8388608 bytes)")
    #expect(throws: Unreadable.self) { try ImageFile(bytes: most + [0]) }
  }

  @Test(arguments: [
    (12_001, 1), (1, 12_001), (12_000, 12_000), (0, 5), (5, 0), (0xFFFF_FFFF, 0xFFFF_FFFF),
  ])
  func `that would fill the memory when decoded is refused by its header`(width: Int, height: Int) {
    #expect(throws: Unreadable.self) {
      try ImageFile(bytes: SamplePicture.png(width: width, height: height))
    }
  }

  @Test func `of 50 megapixels is taken`() throws {
    #expect(try ImageFile(bytes: SamplePicture.png(width: 10_000, height: 5000)).facts != nil)
  }

  @Test func `is a file: a folder, a pipe, a device and nothing are refused at once`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = folder.appending(path: "pipe").path(percentEncoded: false)
    try #require(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, folder.path(percentEncoded: false), "/dev/zero", "/nowhere/a.png", "a\u{0}"]
    {
      expectRefusal(path, "the path of a PNG or JPEG file")
    }
  }

  @Test func `is kept as format, pixels, bytes and hash`() throws {
    let image = try ImageFile(bytes: SamplePicture.png(width: 3, height: 2))
    let facts = try #require(image.facts)
    #expect(image.written == "png 3x2 33 \(facts.hash)")
    #expect(image.attachment?.hash == facts.hash)
    #expect(try ImageFile(stored: image.stored) == image)
    #expect(try ImageFile(stored: image.stored).attachment == nil)
    #expect(image.shown == "PNG 3x2, 33 bytes")
    #expect(try ImageFile(written: "") == ImageFile())
  }

  @Test(arguments: [
    "png 0x1 1 H", "png 1x1 0 H", "png 1x1 8388609 H", "png 99999x1 1 H", "gif 1x1 1 H",
  ])
  func `that is told in impossible numbers is refused`(text: String) {
    let hash = String(repeating: "a", count: 64)
    #expect(throws: Unreadable.self) {
      try ImageFile(stored: .text(text.replacing("H", with: hash)))
    }
    #expect(throws: Unreadable.self) {
      try ImageFile(stored: .text("png 1x1 1 " + String(repeating: "Ａ", count: 64)))
    }
  }

  @Test func `survives any first bytes`() {
    var random = SeededNumbers(seed: 4)
    for _ in 0..<5000 {
      var bytes = SamplePicture.jpeg(width: 9, height: 9)
      for _ in 0..<4 {
        bytes[Int.random(in: 2..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      _ = try? ImageFile(bytes: Array(bytes.prefix(.random(in: 0...40, using: &random))))
    }
  }
}
