/// Passwords that are guessed first: a common word, however it is dressed up.
///
/// A word with capitals, with digits and signs around it, or with letters written as digits stays the same
/// word, so that these few hundred stand for many thousands. The list is our own.
enum CommonPassword {
  static func isOne(_ text: String) -> Bool {
    let word = bare(text)
    return words.contains(word) || isRepeated(word)
  }

  /// The letters of a password, without what people put around a word and in place of its letters.
  private static func bare(_ text: String) -> String {
    let letters = text.lowercased()
    guard let first = letters.firstIndex(where: \.isLetterOfASCII),
      let last = letters.lastIndex(where: \.isLetterOfASCII)
    else { return "" }
    return String(letters[first...last].map { signs[$0] ?? $0 }.filter(\.isLetterOfASCII))
  }

  /// `abcabc`, `aaaa`.
  private static func isRepeated(_ word: String) -> Bool {
    guard word.count >= 4 else { return false }
    return (1...word.count / 2).contains { length in
      word.count.isMultiple(of: length)
        && word == String(repeating: String(word.prefix(length)), count: word.count / length)
    }
  }

  private static let signs: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s",
    "!": "i", "+": "t",
  ]

  private static let words: Set<String> = Set(
    """
    password passwort passwd pass passphrase motdepasse contrasena senha parola parool wachtwoord
    haslo heslo jelszo losen adgangskode salasana sifre parole mypassword thepassword newpassword
    oldpassword yourpassword passwordpassword passme passkey passcode keyword secret secrets topsecret
    mysecret geheim segreto secreto tajne hidden private
    welcome welcomeback willkommen benvenuto bienvenue bienvenido witaj hello helloworld hallo hola
    ciao bonjour hi greetings letmein letmeinnow openup opensesame open enter entrance access accessme
    login logon logmein signin signup changeme changemenow change changeit resetme reset temporary temp
    tempo initial start begin first default standard unknown nothing none blank empty null undefined
    admin administrator adminadmin admins root toor superuser super supervisor manager operator user
    users username newuser guest visitor public demo sample example test testing tester testtest
    testuser trial dummy service server system systems sysadmin support helpdesk desk office company
    business corporate enterprise work worker job team staff agent agents callcenter callcentre contact
    contactcenter customer client sales salesforce marketing finance accounting reception telephone
    phone mobile asterisk motion xcally roster console computer internet network database oracle mysql
    windows microsoft linux ubuntu debian apple google facebook amazon samsung android iphone
    master mastermind boss chief king queen prince princess angel angels devil god jesus christ heaven
    love lover iloveyou loveyou loveme mylove forever babygirl baby honey sweety sweetheart darling
    sunshine moonlight starlight rainbow butterfly flower flowers rose lily daisy summer winter spring
    autumn herbst sommer fruehling january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday weekend holiday holidays
    christmas easter newyear birthday happy happiness lucky freedom peace victory winner champion
    football futbol soccer baseball basketball hockey tennis golf rugby cricket racing runner player
    dragon tiger lion eagle falcon monkey horse bear wolf panther dolphin shark kitty cat dog puppy
    batman superman spiderman ironman avengers starwars pokemon naruto minecraft matrix trustno trustnoone
    ninja samurai pirate hunter ranger soldier warrior killer shadow phoenix thunder lightning storm
    fire water earth ocean mountain diamond silver golden gold platinum crystal magic wizard merlin
    chocolate cookie coffee banana orange cherry apples pepper ginger cheese pizza
    london paris berlin madrid roma rome milano napoli venezia moscow newyork boston chicago dallas texas
    america american canada england germany deutschland france italia italy espana spain europe china
    india brasil mexico japan
    michael jennifer jessica jordan thomas charlie robert daniel andrew joshua matthew michelle nicole
    ashley amanda samantha hannah maria marco mario andrea francesco giuseppe alessandro martin peter
    stefan alexander george william david john james richard anna sophie laura
    ferrari porsche mercedes harley yamaha corvette mustang yankees liverpool arsenal chelsea juventus
    barcelona realmadrid inter milan
    qwerty qwertyuiop qwertz qwertzuiop azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx
    qazwsxedc wsxedc qwer qweasd qweasdzxc asdasd zaqwsx poiuyt lkjhgf mnbvcxz
    abc abcd abcde abcdef abcdefg abcdefgh aabbcc xyz
    iqiwie qaws wasd zaq
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension Character {
  fileprivate var isLetterOfASCII: Bool { isASCII && isLetter }
}
