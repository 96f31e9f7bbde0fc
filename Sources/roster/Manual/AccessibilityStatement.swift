/// What `roster --accessibility` prints and the README repeats: what works for whom, what was tested and how,
/// and what was not. A test holds the two together.
enum AccessibilityStatement {
  static let text = """
    Roster is meant to be used without a mouse, without sight and without haste. This is what it does
    for that, what was tested and how, and what was not.

    With a braille line or a screen reader on the full screen (brltty, Fenrir, Orca, NVDA, VoiceOver):

    - The hardware cursor stands on what has the focus after every key: the first letter of the current
      line, the place where you type, inside the brackets of a switch.
    - Every state stands in the text before or behind its field: > focus, [x] on or marked, * changed,
      ! error, = read-only. Colour and reverse video only repeat it.
    - Label and value stand on one line, the label first. Nothing moves, blinks or is written while you
      do nothing.
    - ^G (:where) says in one sentence where you are; F1 explains what has the focus; :messages reads
      every message again. bell = true in config.toml rings at errors.
    - The theme braille has no borders; 40 columns and 12 rows are enough for every screen.

    With speech alone, on a printing terminal, through a pipe: roster --linear, ACCESSIBLE=1, TERM=dumb.

    - Lines are appended and never rewritten, at most 80 columns wide, without one escape sequence.
    - Lists are read ten numbered lines at a time, the most important first; every command of every
      screen is there by its name; secrets are not echoed.

    With low vision or colour blindness:

    - The themes high-contrast-dark and high-contrast-light have a contrast of at least 7 to 1 in every
      text, all others at least 4.5 to 1. deuteranopia and tritanopia avoid the colours that are mixed
      up. mono and NO_COLOR have no colour; terminal takes your terminal's own.

    With the keyboard alone, or other hands:

    - Every action has a plain key and a name (:). F-keys, Alt and Shift+Tab are only faster ways; Esc
      and a digit is an F-key. No key has to be held, and nothing waits for a second press in time.
    - Keys can be chosen ([keys] in config.toml, presets yast and 5250), and learnt (:learn-keys) where
      a terminal sends other than it says.
    - Esc always leads one step out. Leaving with changes asks; what was typed is kept as a draft.

    Tested at every change, by programs in real pseudo-terminals and with a terminal emulator
    (libvterm): the cursor after every key on linux, vt100, vt220, xterm-256color, screen-256color and
    tmux-256color; bytes for each key; contrast and colour-blindness by the formulas of WCAG 2.2 and of
    Machado, Oliveira and Fernandes; every command in the linear mode, a whole day of it as a transcript
    that is read; 40 by 12; the C locale; East Asian, combining, right-to-left text and emoji.

    Not tested: no screen reader or braille line was attached, and no blind person has used it yet; so
    what is said of brltty, Fenrir, Orca, NVDA and VoiceOver follows from what they are documented to
    follow, the hardware cursor and appended text. Serial terminals of glass and paper were not at hand.
    A QR code can only be scanned by somebody who sees it: the secret stands beside it as text.
    Right-to-left text is shown in the order in which it is stored; the terminal decides how it looks.

    What does not work for you is a defect: say so where you got Roster from.

    """
}
