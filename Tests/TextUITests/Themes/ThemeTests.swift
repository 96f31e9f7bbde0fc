import Testing

@testable import TextUI

struct ThemeTests {
  private func problem(_ toml: String) -> String? {
    do throws(ThemeError) {
      _ = try Theme(toml: toml, path: "t.toml")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `the files shipped say what is compiled in`() throws {
    #expect(try ShippedThemes.theme("terminal") == .terminal)
    #expect(try ShippedThemes.theme("mono") == .mono)
  }

  @Test func `the best alternative a terminal can show is taken`() throws {
    let theme = try Theme(
      toml: """
        [roles]
        message-error = "#ffffff on #8b0000 | 15 on 88 | bold white on red | bold reverse"
        """, path: "t.toml")
    let styles = [1 << 24, 256, 16, 8, 0].map { theme.style(for: .messageError, colors: $0) }
    #expect(styles[0] == Style(foreground: .rgb(255, 255, 255), background: .rgb(139, 0, 0)))
    #expect(styles[1] == Style(foreground: .index(15), background: .index(88)))
    #expect(styles[2] == Style(foreground: .index(7), background: .index(1), bold: true))
    #expect(styles[3] == styles[2])
    #expect(styles[4] == Style(bold: true, reverse: true))
    #expect(theme.style(for: .title, colors: 8) == Theme.mono.style(for: .title, colors: 8))
    #expect(theme.name == "t" && theme.glyphs == Theme.mono.glyphs)
  }

  @Test func `mistakes are told with their line`() {
    #expect(
      problem("[roles]\n\ntitel = \"bold\"")
        == "t.toml, line 3, column 1: there is no role \"titel\"")
    #expect(
      problem("[theme]\nname=\"x\"\ncolour=\"y\"")?.hasPrefix("t.toml, line 3, column 1: ") == true)
    #expect(
      problem("[roles]\ntitle = \"red\"")?.contains("line 2, column 1: title: the last") == true)
    #expect(problem("[roles]\ntitle = \"redd | bold\"")?.contains("\"redd\" is neither") == true)
    #expect(problem("[roles]\ntitle = \"bold | | bold\"")?.contains("is empty") == true)
    #expect(problem("[roles]\ntitle = 7")?.contains("line 2") == true)
    #expect(problem("[glyphs]\nborder = \"double\"")?.contains("line 2") == true)
    #expect(problem("[glyphs]\npointer = \"\\u001b\"")?.contains("line 2") == true)
    #expect(problem("[roles]\ntitle = \"bold")?.contains("line 2, column") == true)
    #expect(problem("[other]\n")?.contains("line 1") == true)
    #expect(problem("[theme]\ninherits = \"../x\"")?.contains("line 2") == true)
    #expect(throws: ThemeError.self) { try Theme(file: "/nowhere/x.toml") }
    #expect(throws: ThemeError.self) { try Theme(file: "/dev/zero") }
  }

  @Test func `a theme inherits from another and changes a little`() throws {
    let theme = try Theme(
      toml: """
        [theme]
        name = "braille"
        inherits = "terminal"
        [glyphs]
        border = "none"
        pointer = "->"
        """,
      path: "x/braille.toml")
    #expect(theme.name == "braille" && theme.glyphs.pointer == "->" && theme.glyphs.border == .none)
    #expect(theme.alternatives == Theme.terminal.alternatives)
  }

  @Test func `every role of every built-in theme works without colour`() {
    for theme in [Theme.mono, .terminal] {
      for role in Role.allCases {
        #expect(theme.alternatives[role]?.last?.needed == 0, "\(theme.name) \(role)")
      }
      let focus = theme.style(for: .listFocus, colors: 0)
      #expect(focus != theme.style(for: .listRow, colors: 0))
      let error = theme.style(for: .messageError, colors: 0)
      #expect(error != theme.style(for: .messageWarning, colors: 0))
    }
  }

  @Test func `colours are brought down to what a terminal has`() {
    let style = Style(foreground: .rgb(255, 0, 0), background: .index(88))
    #expect(style.reduced(to: 256).foreground == .index(196))
    #expect(style.reduced(to: 16).foreground == .index(9))
    #expect(style.reduced(to: 8) == Style(foreground: .index(1), background: .index(1), bold: true))
    #expect(style.reduced(to: 0) == .plain)
    #expect(Color.number(of: .index(12), isDirect: true) == 0x5C5CFF)
    #expect(Color.number(of: .index(3), isDirect: true) == 3)
    #expect(Color.number(of: .terminal, isDirect: false) == -1)
  }
}
