/// When fields show, in the words of `fields.csv`.
extension Condition where Record == Agent {
  static func typology(_ typology: Typology) -> Self {
    Condition("typology = \(typology.rawValue)") { agent, _ in agent.account.typology == typology }
  }

  /// The two clients that Roster configures: the Phonebar and the bar in the browser.
  static let bar = Condition("typology = phonebar or webrtc") { agent, _ in
    agent.account.typology == .phonebar || agent.account.typology == .webrtc
  }

  static let barAnswersItself = Condition(
    "typology = phonebar or webrtc, client_auto_answer on"
  ) { agent, settings in
    bar.holds(agent, settings) && agent.client.autoAnswer
  }

  static let screenRecording = Condition(
    "typology = phonebar and the screen recording licence"
  ) { agent, settings in
    agent.account.typology == .phonebar && settings.licence.screenRecording
  }

  static let forwarding = Condition(
    "typology = phonebar, client_forward_unconditional on"
  ) { agent, _ in
    agent.account.typology == .phonebar && agent.client.forwardUnconditional
  }

  static func licensed(_ channel: Channel) -> Self {
    Condition("channel \(channel.rawValue) licensed") { _, settings in
      settings.licence.channels.elements.contains(channel)
    }
  }

  static func licensed(_ channel: Channel, on path: any FieldPath<Agent, Bool>) -> Self {
    Condition(
      "channel \(channel.rawValue) licensed and auto_answer_\(channel.rawValue) on"
    ) { agent, settings in
      licensed(channel).holds(agent, settings) && agent[keyPath: path]
    }
  }

  static let securitySuite = Condition("settings.security_suite") { _, settings in
    settings.security.suite
  }

  static let logging = Condition("client_logs_enabled on") { agent, _ in agent.clientLogs.enabled }
}
