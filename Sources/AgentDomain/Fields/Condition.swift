/// When a field is shown: a test on the record and the centre's settings, with the words for it.
public struct Condition<Record: Sendable>: Sendable {
  /// As `fields.csv` says it: "typology = webrtc".
  public let sentence: String
  public let holds: @Sendable (Record, CentreSettings) -> Bool
  /// Whether it holds whatever the record is.
  let isAlways: Bool

  public init(_ sentence: String, _ holds: @escaping @Sendable (Record, CentreSettings) -> Bool) {
    (self.sentence, self.holds, isAlways) = (sentence, holds, false)
  }

  private init(always sentence: String) {
    (self.sentence, holds, isAlways) = (sentence, { _, _ in true }, true)
  }

  public static var always: Self { Condition(always: "always") }
}
