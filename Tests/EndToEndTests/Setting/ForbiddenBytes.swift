import TerminalHarness

/// What data must never bring to a terminal, found in the bytes that went there.
enum ForbiddenBytes {
  /// In text that is printed line by line: anything that steers or hides.
  static func inLines(_ bytes: some Collection<UInt8>) -> [String] {
    guard let text = String(validating: Array(bytes), as: UTF8.self) else {
      return ["bytes that are not UTF-8"]
    }
    return inText(text.replacing("\n", with: ""))
  }

  /// In the output of a full-screen program on an xterm: its own sequences are few and known.
  static func onScreen(_ bytes: some Collection<UInt8>) -> [String] {
    let output = ControlSequences(bytes)
    return inText(output.text) + output.parts.compactMap(stranger)
  }

  private static func inText(_ text: String) -> [String] {
    var combining = 0
    return text.unicodeScalars.compactMap { scalar in
      combining = scalar.combines ? combining + 1 : 0
      return scalar.isForbidden || combining > 4 ? "U+\(String(scalar.value, radix: 16))" : nil
    }
  }

  /// A control that ncurses has no reason to send to an xterm, and any that only data could ask for.
  private static func stranger(_ part: ControlSequences.Part) -> String? {
    switch part {
    case .text: return nil
    case .control(let byte):
      return [0x07, 0x08, 0x09, 0x0a, 0x0d, 0x0e, 0x0f].contains(byte) ? nil : "control \(byte)"
    case .csi(let parameters, let last):
      let isOurs = "ABCDGHJKLMPSTXdhlmrbt@Zp".contains(last.last ?? "?")
      return isOurs && !parameters.contains("66;6;6") ? nil : "CSI \(parameters)\(last)"
    case .escape(let bytes):
      return bytes == Array("c".utf8) ? "a reset" : nil
    case .string(let bytes): return "a string \(String(decoding: bytes, as: UTF8.self))"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var combines: Bool {
    [.nonspacingMark, .enclosingMark].contains(properties.generalCategory)
  }

  fileprivate var isForbidden: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: false
    }
  }
}
