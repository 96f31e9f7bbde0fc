import AgentDomain
import Testing

@Suite struct ResetTokenTests {
  @Test func `is seven groups of four of an alphabet without look-alikes`() {
    for _ in 0..<200 {
      let groups = ResetToken().text.revealed.split(separator: "-")
      #expect(groups.map(\.count) == Array(repeating: 4, count: 7))
      #expect(groups.joined().allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
    }
  }

  @Test func `no two are alike, and every letter comes up`() {
    let tokens = (0..<500).map { _ in ResetToken().text.revealed }
    #expect(Set(tokens).count == 500)
    #expect(Set(tokens.joined()).count == 33)
  }

  @Test func `is known however it is typed`() throws {
    let token = try #require(ResetToken(typed: Secret("10AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-2345")))
    for typed in [
      "10abcdefghjkmnpqrstvwxyz2345", " loab cdef ghjk mnpq rstv wxyz 2345\n",
      "IOAB-cdef-GHJK-mnpq-RSTV-wxyz-2345",
    ] {
      #expect(ResetToken(typed: Secret(typed)) == token, "\(typed)")
    }
    #expect(token.text.revealed == "10AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-2345")
  }

  @Test(arguments: [
    "", "-", "10AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-234", "10AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-23456",
    "U0AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-2345", "é0AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-2345",
    "10AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-234ß", "' OR 1=1 --",
  ])
  func `what cannot be one is none`(typed: String) {
    #expect(ResetToken(typed: Secret(typed)) == nil)
  }

  @Test func `its digest is the SHA-256 of the letters alone`() throws {
    let token = try #require(ResetToken(typed: Secret("0000-0000-0000-0000-0000-0000-0000")))
    #expect(
      token.digest == "d77bd86a0e004d9c21a03cdbfeac637b484d184bdda05d72ad726e029c9003a1")
  }

  @Test func `never prints`() {
    let token = ResetToken()
    var dumped = ""
    dump(token, to: &dumped)
    let shown = "\(token) \(String(reflecting: token)) \(dumped)"
    #expect(!shown.contains(token.text.revealed.prefix(4)))
  }
}
