import Foundation
import Testing

@testable import TextUI

/// What holds of every theme that comes with the program.
struct ShippedThemeTests {
  @Test func `the nine themes are there and no other`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: ShippedThemes.folder)
    #expect(files.sorted() == ShippedThemes.names.map { $0 + ".toml" })
    for name in ShippedThemes.names {
      let theme = try ShippedThemes.theme(name)
      #expect(theme.name == name && !theme.summary.isEmpty)
    }
  }

  @Test(arguments: ShippedThemes.names)
  func `every text has contrast enough: 7 to 1 in the high-contrast themes, else 4.5`(
    _ name: String
  ) throws {
    let theme = try ShippedThemes.theme(name)
    for colors in [1 << 24, 256, 16, 8] {
      for role in Role.allCases where role != .codeDark {
        let style = theme.style(for: role, colors: colors)
        guard let front = style.foreground, let back = style.background else {
          #expect(style.foreground == nil && style.background == nil, "\(name) \(role) \(colors)")
          continue
        }
        let wanted = role == .border ? 3 : name.hasPrefix("high-contrast") ? 7 : 4.5
        let ratio = SeenColor(front).contrast(with: SeenColor(back))
        #expect(ratio >= wanted, "\(name) \(role) at \(colors): \(style.words) is \(ratio)")
      }
    }
  }

  @Test(arguments: ShippedThemes.names)
  func `focus, error and warning differ from the rest without colour`(_ name: String) throws {
    let theme = try ShippedThemes.theme(name)
    for colors in [0, 8, 16] {
      func look(_ role: Role) -> Style {
        var style = theme.style(for: role, colors: colors)
        // What is dark on light is reversed to the eye of one who knows no colours.
        if style.foreground != nil { style.reverse = style.foreground == .index(0) }
        (style.foreground, style.background) = (nil, nil)
        return style
      }
      let isLight = theme.style(for: .text, colors: colors).foreground == .index(0)
      #expect(look(.listFocus) != look(.listRow), "\(name) \(colors) \(isLight)")
      #expect(look(.fieldFocus) != look(.field), "\(name) \(colors)")
      #expect(look(.buttonFocus) != look(.button), "\(name) \(colors)")
      #expect(look(.tabCurrent) != look(.tab), "\(name) \(colors)")
      let messages: [Role] = [.messageInfo, .messageWarning, .messageError]
      #expect(Set(messages.map(look)).count == 3, "\(name) \(colors)")
    }
  }

  @Test func `what is saved, warned of and wrong looks different to colour-blind eyes`() throws {
    try expectApart("deuteranopia", .deuteranopia)
    try expectApart("tritanopia", .tritanopia)
  }

  private func expectApart(_ name: String, _ eyes: SeenColor.Eyes) throws {
    let theme = try ShippedThemes.theme(name)
    func seen(_ role: Role, _ part: (Style) -> Color?) throws -> SeenColor {
      SeenColor(try #require(part(theme.style(for: role, colors: 1 << 24)))).seen(by: eyes)
    }
    let backs = try [Role.messageInfo, .messageWarning, .messageError].map {
      try seen($0, \.background)
    }
    let fronts = try [Role.field, .fieldChanged, .fieldError].map { try seen($0, \.foreground) }
    for colors in [backs, fronts] {
      for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        let distance = colors[one].distance(to: colors[other])
        #expect(distance > 12, "\(name): \(one) and \(other) are \(distance) apart.")
      }
    }
  }

  @Test func `a new theme says what every role is for and is the theme it began with`() throws {
    for base in ShippedThemes.names {
      let from = try ShippedThemes.theme(base)
      let text = ThemeTemplate.text(name: "mine", from: from)
      let theme = try Theme(toml: text, path: "mine.toml")
      #expect(theme.name == "mine" && theme.glyphs == from.glyphs)
      for role in Role.allCases {
        #expect(theme.looks(of: role) == from.looks(of: role))
        #expect(text.contains("\n\(role.rawValue)"))
      }
    }
    #expect(Set(Role.allCases.map(\.meaning)).count == Role.allCases.count)
  }
}
