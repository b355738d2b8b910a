// How many rows a list says it has while they are read, and when that is counted after them.
import Checkout
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("Counting a list")
struct RowCountingTests {
    @Test("A count that comes with its rows is known at once, and nothing is left to be counted")
    func known() {
        var counting = RowCounting()
        counting.take(.known(.exactly(7)), isAnotherList: true)
        #expect(counting.count == .exactly(7))
        #expect(!counting.isUnderWay)
        let ticket = counting.nextCounting()
        #expect(ticket == nil)
    }

    @Test("What an earlier list had is not said of another one, while it is said of the same one read again")
    func later() {
        var counting = RowCounting()
        counting.take(.known(.exactly(7)), isAnotherList: true)
        counting.take(.later, isAnotherList: false)
        #expect(counting.count == .exactly(7))
        counting.take(.later, isAnotherList: true)
        #expect(counting.count == nil)
        #expect(counting.isUnderWay)
    }

    @Test("A list is counted once; an answer to an earlier question changes nothing")
    func tickets() throws {
        var counting = RowCounting()
        counting.take(.later, isAnotherList: true)
        let asked = counting.nextCounting()
        let first = try #require(asked)
        let twice = counting.nextCounting()
        #expect(twice == nil)
        counting.startOver()
        counting.take(.later, isAnotherList: true)
        let askedAnew = counting.nextCounting()
        let second = try #require(askedAnew)
        counting.receive(.exactly(1), ticket: first)
        #expect(counting.count == nil)
        counting.receive(.exactly(2), ticket: second)
        #expect(counting.count == .exactly(2))
        #expect(!counting.isUnderWay)
    }

    @Test("A counting that was broken off is asked for again")
    func brokenOff() throws {
        var counting = RowCounting()
        counting.take(.later, isAnotherList: true)
        let asked = counting.nextCounting()
        counting.forget(ticket: try #require(asked))
        let again = counting.nextCounting()
        #expect(again != nil)
    }

    @Test("The rows of a filter that takes counting are shown before they are counted, the title saying so")
    func onTheScreen() async throws {
        let story = try await Story.told()
        try await story.addCrowd(300)
        let console = await ConsoleDriver(story)
        var sights: [String] = []
        await console.press("/", "-state:c")
        await console.press("a") { sights.append($0.lines[1]) }
        #expect(sights.contains { $0.contains(" \u{2026} ") })
        #expect(sights.last?.contains(" 303 ") == true)
    }

    @Test("A list that is read as a whole needs no counting")
    func whole() async throws {
        let console = await ConsoleDriver(try await Story.told())
        var sights: [String] = []
        await console.press("/", "-state:c")
        await console.press("a") { sights.append($0.lines[1]) }
        #expect(!sights.contains { $0.contains(" \u{2026} ") })
        #expect(sights.last?.contains(" 3 ") == true)
    }

    @Test("Typing on breaks off what was read for the filter before, and shows what is found for the new one")
    func typingOn() async throws {
        let told = try await Story.told()
        let ledger = HoldingLedger(told.ledger)
        let console = await ConsoleDriver(told.reading(from: ledger))
        await console.press("/")
        ledger.isHolding = true
        console.type(Press.text("a").inputs)
        await ledger.isHeld()
        ledger.isHolding = false
        await console.press("naï")
        #expect(ledger.brokenOff == 1)
        console.expectPanel("Customers", selected: "Anaïs Lefèvre")
        console.expect("anais@example.com")
    }
}
