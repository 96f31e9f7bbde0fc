import AgentDomain
import Testing

@Suite struct `Two people's changes to one agent` {
  private let base = Agent()

  @Test func `come together where they concern different fields`() {
    var (mine, theirs) = (base, base)
    mine.account.alias = "mine"
    theirs.voice.codecs = Ordered([.opus])
    theirs.account.hotDesk = true
    let merge = Merge.threeWay(base: base, mine: mine, theirs: theirs)
    #expect(merge.conflicts.isEmpty)
    #expect(
      merge.takenOver == [
        FieldChange(field: "hot_desk", before: .integer(0), after: .integer(1)),
        FieldChange(field: "codecs", before: .text("ulaw,alaw"), after: .text("opus")),
      ])
    #expect(merge.merged.account.alias == "mine")
    #expect(merge.merged.voice.codecs == Ordered([.opus]))
    #expect(merge.merged.account.hotDesk)
  }

  @Test func `are shown side by side where both changed a field, and mine stands`() {
    var (mine, theirs) = (base, base)
    (mine.account.alias, theirs.account.alias) = ("mine", "theirs")
    let merge = Merge.threeWay(base: base, mine: mine, theirs: theirs)
    #expect(
      merge.conflicts == [
        FieldConflict(
          field: "alias", base: .text(""), mine: .text("mine"), theirs: .text("theirs"))
      ])
    #expect(merge.takenOver.isEmpty)
    #expect(merge.merged == mine)
  }

  @Test func `are no conflict where both chose the same`() {
    var (mine, theirs) = (base, base)
    (mine.account.alias, theirs.account.alias) = ("same", "same")
    let merge = Merge.threeWay(base: base, mine: mine, theirs: theirs)
    #expect(merge.conflicts.isEmpty && merge.takenOver.isEmpty)
    #expect(merge.merged == mine)
  }

  @Test func `keep a new picture's bytes`() throws {
    var (mine, theirs) = (base, base)
    mine.account.avatar = try ImageFile(bytes: SamplePicture.png(width: 1, height: 1))
    theirs.account.alias = "theirs"
    let merge = Merge.threeWay(base: base, mine: mine, theirs: theirs)
    #expect(merge.merged.account.avatar.attachment != nil)
    #expect(merge.merged.account.alias == "theirs")
  }
}
