import Testing
@Test func `the target builds`() { #expect(1 + 1 == 2) }
