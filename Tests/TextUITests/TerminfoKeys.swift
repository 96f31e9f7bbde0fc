@testable import TextUI

/// The keys of the six first-class terminals, `infocmp -1 -x` of ncurses 6.4 as in Debian 12.
let terminfoKeys: [String: String] = [
  "linux": """
    kcuu1=\\E[A kcud1=\\E[B kcub1=\\E[D kcuf1=\\E[C khome=\\E[1~ kend=\\E[4~ kpp=\\E[5~
    knp=\\E[6~ kich1=\\E[2~ kdch1=\\E[3~ kcbt=\\E^I kbs=^? kf1=\\E[[A kf2=\\E[[B
    kf3=\\E[[C kf4=\\E[[D kf5=\\E[[E kf6=\\E[17~ kf7=\\E[18~ kf8=\\E[19~ kf9=\\E[20~
    kf10=\\E[21~
  """,
  "vt100": """
    kcuu1=\\EOA kcud1=\\EOB kcub1=\\EOD kcuf1=\\EOC kbs=^H kf0=\\EOy kf1=\\EOP kf2=\\EOQ
    kf3=\\EOR kf4=\\EOS kf5=\\EOt kf6=\\EOu kf7=\\EOv kf8=\\EOl kf9=\\EOw kf10=\\EOx
  """,
  "vt220": """
    kcuu1=\\E[A kcud1=\\E[B kcub1=\\E[D kcuf1=\\E[C kpp=\\E[5~ knp=\\E[6~ kich1=\\E[2~
    kdch1=\\E[3~ kbs=^H kf1=\\EOP kf2=\\EOQ kf3=\\EOR kf4=\\EOS kf6=\\E[17~ kf7=\\E[18~
    kf8=\\E[19~ kf9=\\E[20~ kf10=\\E[21~
  """,
  "xterm-256color": """
    kcuu1=\\EOA kcud1=\\EOB kcub1=\\EOD kcuf1=\\EOC khome=\\EOH kend=\\EOF kpp=\\E[5~
    knp=\\E[6~ kich1=\\E[2~ kdch1=\\E[3~ kcbt=\\E[Z kbs=^? kf1=\\EOP kf2=\\EOQ kf3=\\EOR
    kf4=\\EOS kf5=\\E[15~ kf6=\\E[17~ kf7=\\E[18~ kf8=\\E[19~ kf9=\\E[20~ kf10=\\E[21~
  """,
  "screen-256color": """
    kcuu1=\\EOA kcud1=\\EOB kcub1=\\EOD kcuf1=\\EOC khome=\\E[1~ kend=\\E[4~ kpp=\\E[5~
    knp=\\E[6~ kich1=\\E[2~ kdch1=\\E[3~ kcbt=\\E[Z kbs=^? kf1=\\EOP kf2=\\EOQ kf3=\\EOR
    kf4=\\EOS kf5=\\E[15~ kf6=\\E[17~ kf7=\\E[18~ kf8=\\E[19~ kf9=\\E[20~ kf10=\\E[21~
  """,
  "tmux-256color": """
    kcuu1=\\EOA kcud1=\\EOB kcub1=\\EOD kcuf1=\\EOC khome=\\E[1~ kend=\\E[4~ kpp=\\E[5~
    knp=\\E[6~ kich1=\\E[2~ kdch1=\\E[3~ kcbt=\\E[Z kbs=^? kf1=\\EOP kf2=\\EOQ kf3=\\EOR
    kf4=\\EOS kf5=\\E[15~ kf6=\\E[17~ kf7=\\E[18~ kf8=\\E[19~ kf9=\\E[20~ kf10=\\E[21~
  """,
]

/// The entries of one terminal, as `CursesTerminal` would hand them in.
func keySequences(of terminal: String) -> [(bytes: [UInt8], key: Key)] {
  let entries = (terminfoKeys[terminal] ?? "").split { " \n".contains($0) }
  return entries.compactMap { entry in
    let parts = entry.split(separator: "=", maxSplits: 1)
    let known = KeyCapabilities.all.first { $0.name == parts[0] }
    return known.map { (unescaped(parts[1]), $0.key) }
  }
}

private func unescaped(_ text: Substring) -> [UInt8] {
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    switch (byte, rest.first) {
    case (UInt8(ascii: "\\"), UInt8(ascii: "E")):
      bytes.append(0x1B)
      rest.removeFirst()
    case (UInt8(ascii: "^"), .some(let letter)):
      bytes.append(letter ^ 0x40)
      rest.removeFirst()
    default: bytes.append(byte)
    }
  }
  return bytes
}
