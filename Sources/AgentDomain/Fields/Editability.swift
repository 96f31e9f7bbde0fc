/// Who may change a field, and in which direction.
public enum Editability: String, Hashable, Sendable {
  case always = "yes"
  case onCreate = "on create"
  case never
  case onlyOff = "only from on to off"

  /// Why the field is read-only now, or nil where it can be changed.
  public func obstacle(isNew: Bool, isOn: Bool) -> String? {
    switch self {
    case .always: nil
    case .onCreate: isNew ? nil : "is chosen at the creation and never changes."
    case .never: "is set by the system and shown only."
    case .onlyOff: isOn ? nil : "is switched on by the system; here it can only be switched off."
    }
  }
}
