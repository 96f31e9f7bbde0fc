import AgentDomain
import GRDB

extension Save {
  func addSample() throws { throw Stop.refusal(.failed("the sample centre is not built yet.")) }
  func removeSample() throws { throw Stop.refusal(.failed("the sample centre is not built yet.")) }
}
