/// On which lines the keys of a TOML file stand: the library keeps no places.
struct TOMLPlaces {
  private var lines: [String: Int] = [:]

  init(_ text: String) {
    var table = ""
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if words.hasPrefix("[") {
        table = Self.plain(words.drop { $0 == "[" }.prefix { $0 != "]" })
        note(table, number + 1)
      } else if let equals = words.firstIndex(of: "="), !words.hasPrefix("#") {
        let key = Self.plain(words[..<equals])
        note(table.isEmpty ? key : "\(table).\(key)", number + 1)
      }
    }
  }

  /// A key with dots between its parts; one that is not found by itself is where its table is.
  func line(of key: String) -> Int {
    var path = key
    while true {
      if let line = lines[path] { return line }
      guard let dot = path.lastIndex(of: ".") else { return 1 }
      path = String(path[..<dot])
    }
  }

  private mutating func note(_ key: String, _ line: Int) { lines[key] = lines[key] ?? line }

  private static func plain(_ key: Substring) -> String {
    key.split(separator: ".").map { part in
      String(part.filter { !" \t\"'".contains($0) })
    }.joined(separator: ".")
  }
}
