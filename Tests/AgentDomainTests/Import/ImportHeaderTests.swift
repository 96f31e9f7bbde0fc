import AgentDomain
import Testing

@Suite struct `The header of an import, as specified in 8.2` {
  private func notes(_ line: String) throws -> [String] {
    do {
      _ = try ImportReader(TextSource(line))
      return []
    } catch let wrong as ImportHeader.Wrong { return wrong.notes.map(\.written) }
  }

  @Test func `takes the columns of export and a password, in any order and case`() throws {
    #expect(try notes(AgentCSV.headerLine).isEmpty)
    #expect(try notes("password; Email ;USERNAME\n").isEmpty)
  }

  @Test func `refuses a column that does not exist and proposes one`() throws {
    #expect(
      try notes("username,emial\n") == [
        "1:10: There is no column emial: take it out. Did you mean email?"
      ])
    #expect(try notes("username,xyzzy\n") == ["1:10: There is no column xyzzy: take it out."])
    #expect(try notes("username,\n") == ["1:10: The column has no name: name it, or take it out."])
  }

  @Test func `refuses a column that stands there twice`() throws {
    #expect(
      try notes("username,email,Email\n") == [
        "1:16: The column email stands here twice: keep one of them."
      ])
  }

  @Test func `needs the username`() throws {
    #expect(
      try notes("email\n") == [
        "1:1: There is no column username: it says which agent a line is about."
      ])
    #expect(try notes("").first?.contains("The file is empty") == true)
    #expect(try notes("a\"b\n").first?.hasPrefix("1:2: A quote stands inside") == true)
  }
}
