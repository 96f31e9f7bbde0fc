import Foundation

@testable import TextUI

/// A colour as eyes take it, in linear light.
struct SeenColor {
  let red, green, blue: Double

  init(_ color: Color) {
    let parts = color.components
    (red, green, blue) = (
      Self.linear(parts.red), Self.linear(parts.green), Self.linear(parts.blue)
    )
  }

  private init(red: Double, green: Double, blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  private static func linear(_ value: Int) -> Double {
    let part = Double(value) / 255
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }

  /// Relative luminance, after https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// Contrast ratio, after https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
  func contrast(with other: SeenColor) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }

  /// Rows of a matrix by which one kind of colour-blind eyes sees.
  /// Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision
  /// Deficiency (2009), severity 1.
  struct Eyes {
    let rows: [[Double]]
    static let deuteranopia = Eyes(rows: [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ])
    static let tritanopia = Eyes(rows: [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.303900],
    ])
  }

  func seen(by eyes: Eyes) -> SeenColor {
    let values = eyes.rows.map { row in
      min(1, max(0, row[0] * red + row[1] * green + row[2] * blue))
    }
    return SeenColor(red: values[0], green: values[1], blue: values[2])
  }

  /// How far two colours are apart for the eye: distance in CIELAB, where 2.3 is just noticeable.
  func distance(to other: SeenColor) -> Double {
    zip(lab, other.lab).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private var lab: [Double] {
    let x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    let y = luminance
    let z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    let curve = [x, y, z].map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
    return [116 * curve[1] - 16, 500 * (curve[0] - curve[1]), 200 * (curve[1] - curve[2])]
  }
}
