import Foundation

@testable import TextUI

/// The theme files of the repository.
enum ShippedThemes {
  static let names = [
    "braille", "dark", "deuteranopia", "high-contrast-dark", "high-contrast-light", "light", "mono",
    "terminal", "tritanopia",
  ]

  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/") + "/themes"
  }()

  static func theme(_ name: String) throws -> Theme { try Theme(file: "\(folder)/\(name).toml") }
}
