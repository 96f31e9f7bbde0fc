/// One message of Asterisk's manager interface: lines of names and values.
///
/// https://docs.asterisk.org/Configuration/Interfaces/Asterisk-Manager-Interface-AMI/
struct ExchangeMessage: Hashable, Sendable {
  var fields: [(name: String, value: String)] = []

  /// The first value under a name; empty where there is none.
  subscript(name: String) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  /// All values under a name, such as the lines of a command's output.
  func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  var event: String { self["Event"] }
  /// The number that an action was given, which what is said about it bears as well.
  var action: Int? { Int(self["ActionID"]) }

  /// Events may have a field of the name Response; a response has no event.
  var isResponse: Bool { event.isEmpty && !self["Response"].isEmpty }
  var isSuccess: Bool { self["Response"] == "Success" }

  /// Whether a response announces a list. One without elements may come as a mere success.
  var opensList: Bool { isSuccess && self["EventList"].lowercased() == "start" }
  var closesList: Bool { !event.isEmpty && self["EventList"].lowercased() == "complete" }
  /// Whether a list breaks off, as it does where the exchange itself goes down.
  var breaksList: Bool { !event.isEmpty && self["EventList"].lowercased() == "cancelled" }

  static func == (one: Self, other: Self) -> Bool {
    one.fields.elementsEqual(other.fields, by: ==)
  }

  func hash(into hasher: inout Hasher) {
    for field in fields {
      hasher.combine(field.name)
      hasher.combine(field.value)
    }
  }
}
