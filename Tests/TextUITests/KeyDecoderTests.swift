import Testing
import Trials

@testable import TextUI

struct KeyDecoderTests {
  private func keys(_ text: String, _ sequences: [(bytes: [UInt8], key: Key)] = []) -> [Key] {
    var decoder = KeyDecoder(sequences: sequences)
    return decoder.feed(text.utf8) + decoder.timeout()
  }

  @Test(arguments: terminfoKeys.keys.sorted())
  func `every sequence of terminfo is its key`(terminal: String) {
    let sequences = keySequences(of: terminal)
    #expect(sequences.count >= 16)
    for (bytes, key) in sequences {
      var decoder = KeyDecoder(sequences: sequences)
      #expect(decoder.feed(bytes) == [key], "\(terminal) \(key.name)")
      #expect(!decoder.isWaiting)
    }
  }

  @Test(arguments: terminfoKeys.keys.filter { $0 != "vt100" }.sorted())
  func `the same sequences are known without terminfo`(terminal: String) {
    for (bytes, key) in keySequences(of: terminal) {
      var decoder = KeyDecoder()
      #expect(decoder.feed(bytes) == [key], "\(terminal) \(key.name)")
    }
  }

  @Test(arguments: [
    ("\u{1B}[Z", Key.backTab), ("\u{1B}\t", .backTab), ("\u{1B}1", .f(1)), ("\u{1B}0", .f(10)),
    ("\u{1B}x", .alt("x")), ("\u{1B}X", .alt("X")), ("\u{1B}é", .alt("é")), ("\u{1B}[", .alt("[")),
    ("\u{1B}O", .alt("O")), ("\u{1B}", .escape), ("\u{1B}[1;5A", .up), ("\u{1B}[1;2P", .f(13)),
    ("\u{1B}[97;5u", .control("a")), ("\u{1B}[27u", .escape),
    ("\u{1B}[27;5;115~", .control("s")), ("\u{1B}[9;2u", .backTab), ("\u{1B}OM", .enter),
    ("\u{1B}Op", .character("0")), ("\u{1B}[3$", .delete), ("\u{1B}Oa", .up),
    ("\u{13}", .control("s")), ("\u{0}", .control("@")), ("\u{1F}", .control("_")),
    ("\u{8}", .backspace), ("\u{7F}", .backspace), ("\n", .enter), ("\r", .enter), ("\t", .tab),
    ("😀", .character("😀")), ("é", .character("é")), ("\u{1B}\u{7F}", .control("w")),
  ])
  func `a sequence is a key`(text: String, key: Key) {
    #expect(keys(text).first == key)
  }

  @Test func `unknown sequences are nothing`() {
    #expect(keys("\u{1B}[?1;2c\u{1B}[99~\u{1B}[1;3Y\u{1B}[I\u{1B}[200;1X") == [])
    let endless = "\u{1B}[" + String(repeating: "1;", count: 5000) + "Hq"
    #expect(keys(endless) == [.home, .character("q")])
  }

  @Test func `two quick escapes are two`() {
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
    #expect(keys("\u{1B}\r") == [.escape, .enter])
  }

  @Test func `invalid bytes become replacement characters`() {
    var decoder = KeyDecoder()
    let found = decoder.feed([0xFF, 0x61, 0xC3, 0x62, 0xE2, 0x82, 0x1B, 0x5B, 0x41, 0xC2, 0x85])
    let hole = Key.character("\u{FFFD}")
    #expect(found == [hole, .character("a"), hole, .character("b"), hole, .up, hole])
    #expect(decoder.feed([0xE2]) == [] && decoder.isWaiting)
    #expect(decoder.timeout() == [hole] && !decoder.isWaiting)
  }

  @Test func `a paste is one key and its line breaks are kept`() {
    let text = "\u{1B}[200~dq\u{1B}x\r\nb\rc\u{1B}[20\u{1B}[201~q"
    #expect(keys(text) == [.paste("dq\u{1B}x\nb\nc\u{1B}[20"), .character("q")])
  }

  @Test func `a slow paste does not become commands`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[200~d".utf8) == [])
    for _ in 0..<10 { #expect(decoder.timeout() == [] && decoder.isWaiting) }
    #expect(decoder.feed("d\u{1B}[201~".utf8) == [.paste("dd")])
  }

  @Test func `a paste whose end never comes is given up at last`() {
    var decoder = KeyDecoder()
    _ = decoder.feed("\u{1B}[200~abc".utf8)
    let found = (0..<60).flatMap { _ in decoder.timeout() }
    #expect(found == [.paste("abc")])
    #expect(decoder.feed("q".utf8) == [.character("q")])
  }

  @Test func `a paste above the limit is cut and its rest is dropped`() {
    var decoder = KeyDecoder()
    _ = decoder.feed("\u{1B}[200~".utf8)
    let found = decoder.feed(repeatElement(UInt8(ascii: "d"), count: KeyDecoder.pasteLimit + 10))
    #expect(found == [.paste(String(repeating: "d", count: KeyDecoder.pasteLimit))])
    #expect(decoder.feed("dd\u{1B}[201~q".utf8) == [.character("q")])
  }

  @Test func `how the bytes are cut does not matter`() {
    var random = SeededNumbers(seed: 3)
    let pieces = terminfoKeys.keys.sorted().flatMap { keySequences(of: $0).map(\.bytes) }
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<8 { bytes += Self.piece(pieces, &random) }
      var whole = KeyDecoder(sequences: keySequences(of: "xterm-256color"))
      var cut = whole
      let expected = whole.feed(bytes)
      var found: [Key] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let length = Int.random(in: 1...4, using: &random)
        found += cut.feed(rest.prefix(length))
        rest = rest.dropFirst(length)
      }
      #expect(found == expected)
      #expect(cut.isWaiting == whole.isWaiting && cut.timeout() == whole.timeout())
    }
  }

  private static func piece(_ known: [[UInt8]], _ random: inout SeededNumbers) -> [UInt8] {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: Array("\u{1B}[200~".utf8)
    case 1: Array("\u{1B}[201~".utf8)
    case 2: HostileText.bytes(&random)
    case 3: [0x1B]
    default: known.randomElement(using: &random) ?? []
    }
  }

  @Test func `random bytes never crash and never yield control characters`() {
    var random = SeededNumbers(seed: 4)
    var decoder = KeyDecoder(sequences: keySequences(of: "vt100"))
    for _ in 0..<2000 {
      let bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }
      for key in decoder.feed(bytes) + (Bool.random(using: &random) ? decoder.timeout() : []) {
        if case .character(let character) = key { #expect(!character.isControl) }
      }
    }
  }

  @Test func `names are read as they are printed`() {
    let all: [Key] = [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .f(1), .f(12), .control("r"), .control("_"), .alt("x"),
      .character("d"), .character("D"), .character("?"), .character(" "), .character("f"),
      .character("^"), .character("à"),
    ]
    for key in all { #expect(Key(name: key.name) == key, "\(key.name)") }
    #expect(Key(name: "Ctrl+R") == .control("r") && Key(name: "space") == .character(" "))
    for wrong in ["", "F99", "^é", "Alt+", "Frob", "xy"] { #expect(Key(name: wrong) == nil) }
  }
}
