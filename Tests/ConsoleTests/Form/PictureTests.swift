import AgentDomain
import Foundation
import Testing
import TextUI

@testable import Console

@MainActor @Suite struct PictureTests {
  /// A PNG of one red pixel.
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"

  @Test func `an avatar is chosen by its path, saved and shown`() throws {
    let centre = try Centre.staffed()
    let path = centre.folder + "/ada.png"
    try #require(Data(base64Encoded: Self.png)).write(to: URL(fileURLWithPath: path))
    let desk = Desk(centre, colors: 256)
    desk.press(.enter, .f(3)).type("avatar").press(.enter).type(path).press(.down, .up)
    #expect(desk.message.isEmpty, "\(desk.message)")
    desk.press(.f(2), .enter)
    #expect(desk.message.hasPrefix("Saved:"), "\(desk.framed)")
    desk.press(.f(4))
    #expect(desk.shows("PNG 1x1"), "\(desk.framed)")
    desk.press(.escape)
    #expect(desk.session.top is FormController<Agent>)
  }

  @Test func `a file that is no picture is refused with what is wanted`() throws {
    let centre = try Centre.staffed()
    let path = centre.folder + "/ada.png"
    try Data("no picture".utf8).write(to: URL(fileURLWithPath: path))
    let desk = Desk(centre)
    desk.press(.enter, .f(3)).type("avatar").press(.enter).type(path).press(.down)
    #expect(desk.message.hasPrefix("Error: Avatar"), "\(desk.message)")
  }
}
