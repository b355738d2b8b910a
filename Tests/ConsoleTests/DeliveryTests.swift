// What an operator sees of webhooks.
import Checkout
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("Deliveries at the console")
struct DeliveryTests {
    @Test("An event's detail shows who was told, each try, and the first of what was said")
    func detail() async throws {
        let story = try await Story.told()
        try await story.addDeliveries()
        let console = await ConsoleDriver(story)
        await console.press("e")
        try console.expectScreen("event-deliveries-120x40")
        console.expectNot("\u{1B}")
    }

    @Test("r asks which of several, sends that again, and the detail follows")
    func resend() async throws {
        let story = try await Story.told()
        try await story.addDeliveries()
        let console = await ConsoleDriver(story)
        await console.press("e", "r")
        console.expect("Send again to")
        await console.press("2")
        console.expect("confirm")
        await console.press(.enter)
        let sent = try await story.engine.read { reader, _ in
            try reader.deliveries(.pending, from: .first, limit: 9).rows.map(\.row)
        }
        #expect(sent.map(\.nextAttemptAt) == [Story.now] && sent.map(\.attempts) == [2])
        console.expect("due, almoner-server sends it")
    }

    @Test("An event that nobody was told of has no such key")
    func none() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("e")
        console.expectNot("send again")
        console.expectNot("Deliveries")
    }
}
