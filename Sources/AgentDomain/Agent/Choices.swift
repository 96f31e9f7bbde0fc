/// What the agent works with; it decides the transports and which client tab shows.
public enum Typology: String, ChoiceValue {
  case phonebar, external, webrtc, mobile

  public var title: String {
    switch self {
    case .phonebar: "Phonebar"
    case .external: "External"
    case .webrtc: "WebRTC"
    case .mobile: "Mobile"
    }
  }

  /// The transports that this kind of client speaks.
  public var transports: [Transport] {
    switch self {
    case .phonebar, .mobile: [.udp, .tcp, .tls]
    case .external: [.udp, .tcp, .ws, .wss, .tls]
    case .webrtc: [.wss]
    }
  }
}

public enum Transport: String, ChoiceValue { case udp, tcp, tls, ws, wss }

public enum Codec: String, ChoiceValue { case ulaw, alaw, gsm, g722, g729, opus }

public enum ToastPosition: String, ChoiceValue {
  case topRight = "top-right"
  case topCenter = "top-center"
  case topLeft = "top-left"
  case bottomRight = "bottom-right"
  case bottomCenter = "bottom-center"
  case bottomLeft = "bottom-left"
}

public enum NAT: String, ChoiceValue {
  case yes, no
  case forceRport = "force_rport"
  case comedia, never, route
}

public enum SIPType: String, ChoiceValue { case user, peer, friend }

public enum RecordFormat: String, ChoiceValue { case inactive, wav, wav49, gsm }

public enum LogLevel: String, ChoiceValue { case error, warning, info, debug }
