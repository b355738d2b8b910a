// Somebody who was added, or edited, is who one goes on with.
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("A customer who was added or edited")
struct NewCustomerTests {
    private func console(_ story: Story) async -> ConsoleDriver {
        await ConsoleDriver(story, overlays: StandardOverlays { .allVerbs })
    }

    @Test("is announced and selected, also where a filter was on and in a list of thousands")
    func added() async throws {
        let story = try await Story.told()
        try await story.addCrowd(3_000)
        let console = await console(story)
        await console.press("N", "Anna Zed", .enter, .enter, .enter, .enter, .enter)
        console.expect("✓ Anna Zed added")
        console.expectPanel("Customers", selected: "Anna Zed")
        await console.press("/", "state:CA", .enter, "N", "Customer 01500b", .enter, .enter, .enter, .enter, .enter)
        console.expect("✓ Customer 01500b added")
        console.expectPanel("Customers", selected: "Customer 01500b")
        console.expectNot("/state:CA")
        await console.press("j")
        console.expectPanel("Customers", selected: "Customer 01501")
    }

    @Test("stays selected under another name, and the filter stays on")
    func edited() async throws {
        let console = await console(try await Story.told())
        await console.press("/", "state:CA", .enter, "E", .control("u"), "Zora Beltrán")
        await console.press(.enter, .enter, .enter, .enter, .enter)
        console.expect("✓ Zora Beltrán changed")
        console.expectPanel("Customers", selected: "Zora Beltrán")
        console.expect("/state:CA · 2")
    }

    @Test("is the first of an empty ledger, and selected")
    func first() async throws {
        let console = await console(try await Story.empty())
        await console.press("N", "Anna Zed", .enter, .enter, .enter, .enter, .enter)
        console.expectPanel("Customers", selected: "Anna Zed")
    }
}
