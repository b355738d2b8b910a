// Keys that come faster than the ledger answers, as from a fast hand, a paste or a line far away.
import Checkout
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("A key that is typed while what is selected is being read")
struct TypedAheadTests {
    private func console() async throws -> ConsoleDriver {
        let story = try await Story.told()
        try await story.addCrowd(300)
        return await ConsoleDriver(story, overlays: StandardOverlays { .allVerbs })
    }

    private func inputs(_ presses: [Press]) -> [Input] { presses.flatMap(\.inputs) }

    @Test(
        "acts on the row that was wanted, never on one that happens to be known",
        arguments: [
            ["/", "anaïs", .enter], ["G"], ["G", "g"], ["s"], ["s", "G"], [.key(.pageDown), .key(.pageDown), "jj"],
        ] as [[Press]])
    func wantedRow(way: [Press]) async throws {
        let slowly = try await console()
        for press in way { await slowly.press(press) }
        let name = try #require(slowly.program.state.customer?.name)
        let id = try #require(slowly.program.state.customerID?.description)

        let console = try await console()
        await console.send(inputs(way + ["n"]))
        console.expect("New checkout · \(name)")
        await console.send(inputs([.escape]))

        let copying = try await self.console()
        await copying.send(inputs(way + ["y"]))
        #expect(copying.requests == [.copy(id)])
    }

    @Test("waits for what is read of the customer too, rather than being refused")
    func customer() async throws {
        let console = await ConsoleDriver(try await Story.told(), overlays: StandardOverlays { .allVerbs })
        await console.send(inputs(["jj", "c"]))
        console.expect("A consultation for Anand Krishnan")
    }

    @Test("is taken back by Esc, and what comes behind it is not taken before it")
    func order() async throws {
        let console = try await console()
        await console.send(inputs(["G", "n", .escape, "1"]))
        console.expectNot("New checkout")
        await console.send(inputs(["g", "n", .tab, "j"]))
        console.expect("New checkout · Ana Beltrán")
    }

    @Test("does at once what does not depend on it: it leaves, moves on, or looks for somebody else")
    func independent() async throws {
        let told = try await Story.told()
        let ledger = HoldingLedger(told.ledger)
        let console = await ConsoleDriver(told.reading(from: ledger))
        ledger.isHolding = true
        console.type(inputs(["j", "/"]))
        #expect(console.program.state.typedFilter != nil)
        console.type(inputs([.escape, "?"]))
        #expect(console.program.state.overlays.count == 1)
        console.type(inputs([.escape, "n"]))
        #expect(console.program.state.overlays.isEmpty)
        console.type(inputs(["n", .escape, "q"]))
        #expect(console.program.wantsExit == 0)
    }
}
