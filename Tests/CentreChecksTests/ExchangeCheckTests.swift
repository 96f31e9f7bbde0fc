import AgentDomain
import CentreChecks
import Foundation
import Testing

@Suite struct ExchangeCheckTests {
  private var settings = CentreSettings()

  @Test func `asks nothing where no manager interface is named`() {
    let findings = ExchangeCheck().run(settings, answer: "")
    #expect(findings.states(.unchecked).first?.contains("Host") == true, "\(findings)")
  }

  @Test
  mutating func `says where the exchange cannot be reached, and what is wrong with the secret`()
    throws
  {
    let place = try Workplace()
    settings.telephony.isOn = true
    settings.telephony.managerHost = HostName(unchecked: "127.0.0.1")
    settings.telephony.managerPort = Port(1)
    settings.telephony.managerUser = "roster"
    settings.telephony.managerSecretFile = FilePath(
      unchecked: try place.write("loose", "secret\n", mode: 0o644))
    #expect(
      ExchangeCheck().run(settings, answer: "").states(.error).first?.contains("chmod 600") == true)
    settings.telephony.managerSecretFile = FilePath(
      unchecked: try place.write("secret", "secret\n", mode: 0o600))
    let findings = ExchangeCheck().run(settings, answer: "")
    #expect(findings.states(.error).first?.contains("127.0.0.1:1") == true, "\(findings)")
  }
}
