// What an operator sees of transactions.
import Checkout
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("Transactions at the console")
struct TransactionViewTests {
    @Test(
        "X lists the customer's, a everybody's, latest first, with what runs by itself next",
        arguments: [(80, 24), (120, 40)])
    func list(columns: Int, rows: Int) async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story, size: Size(columns: columns, rows: rows))
        await console.press("X")
        console.expectPanel("Transactions of Ana Beltrán", selected: "The blue boat")
        console.expect("in 2 h make-ch")
        console.expectNot("stuck")
        await console.press("a", "j")
        console.expect("▲ The blue boat")
        console.expect("stuck")
        try console.expectScreen("view-transactions-\(columns)x\(rows)")
    }

    @Test("l opens the detail: why it is stuck, its money, the way it came, its mails, and the process")
    func detail() async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story, size: Size(columns: 80, rows: 24))
        await console.press("X", "a", "j", "l")
        try console.expectScreen("transaction-80x24")
        console.expect("Stuck: charge failed")
        await console.press("G")
        try console.expectScreen("transaction-end-80x24")
        await console.press("g")
        var seen = console.text
        for _ in 0..<6 {
            await console.press(.key(.pageDown))
            seen += console.text
        }
        for text in ["pays in     $120.00", "to provider $108.00", "[charge-due] ◀ here", "✓ agree · provider"] {
            #expect(seen.contains(text), "\(text) is not in\n\(seen)")
        }
        #expect(seen.contains("payment-wanted to customer") && seen.contains("sent"))
        #expect(!seen.contains("paid out    "), "nobody has anything yet")
    }

    /// A transaction of Ana's under a process of its own, selected in a wide list of everybody's.
    private func shown(
        _ market: BoatMarket, _ name: String, _ transitions: String, size: Size = Size(columns: 200, rows: 50)
    ) async throws -> ConsoleDriver {
        let process = try await market.engine.install(
            NewProcess(name: name, source: "{:format :v3 :transitions [\(transitions)]}"))
        _ = try await market.engine.start(
            NewTransaction(process: process.id, listing: market.listing.id, customer: market.ana.id))
        let console = await ConsoleDriver(market.story, size: size)
        await console.press("X")
        return console
    }

    @Test("What was paid out is said once it was, and when")
    func paidOut() async throws {
        let market = try await BoatMarket.told()
        _ = try await market.engine.freeze(at: moment("2026-11-22T12:00:00Z"))
        let console = await ConsoleDriver(market.story, size: Size(columns: 200, rows: 50))
        await console.press("X", "G")
        console.expect("to provider $108.00")
        console.expect("paid out    21 Nov 2026 20:00 UTC")
    }

    @Test("A state that nothing leaves though it is no end is a dead end; an end is an end")
    func deadEnd() async throws {
        let begin = "{:name :transition/begin :actor :actor.role/customer :to :state/open}"
        let never =
            "{:name :transition/never :from :state/open :to :state/over :at {:fn/timepoint [:time/booking-start]}}"
        let stranded = try await shown(try await BoatMarket.told(), "strand", begin + never)
        stranded.expect("A dead end: nothing and nobody leads on from here.")
        stranded.expectNot("this is the end")
        let ended = try await shown(try await BoatMarket.told(), "short", begin)
        ended.expect("Nothing; this is the end.")
    }

    @Test("The list gives the room that short names leave to the long ones")
    func longNames() async throws {
        let begin = "{:name :transition/begin :actor :actor.role/customer :to :state/pending-payment}"
        let console = try await shown(try await BoatMarket.told(), "off-session-payment", begin)
        console.expect("off-session-payment/1")
        console.expect("pending-payment ")
        console.expect("in 2 h make-charge-due")
    }

    @Test("A payment that lapsed or was called off is given up, in the list as in the commands")
    func givenUp() {
        #expect(PaymentStanding.canceled.shortWords == "given up")
        #expect(PaymentStanding.canceled.words.hasPrefix("given up"))
    }

    @Test("A wide screen shows list and detail side by side", arguments: [(120, 40), (200, 50)])
    func wide(columns: Int, rows: Int) async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story, size: Size(columns: columns, rows: rows))
        await console.press("X", "a", "j")
        try console.expectScreen("transaction-\(columns)x\(rows)")
    }

    @Test("A filter finds those that are stuck, or that stand in a state, and Esc lifts it")
    func filter() async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story)
        await console.press("X", "a", "/", "is:stuck", .enter)
        console.expect("/is:stuck")
        console.expect("Boris Ng")
        console.expectNot("in 5 d")
        await console.press(.escape, "/", "state:requested")
        console.expect("in 5 d lapse")
        console.expectNot("Boris Ng")
        await console.press(.escape, .escape)
        console.expectPanel("Customers", selected: "Ana Beltrán")
    }

    @Test("A terminal without Unicode gets ASCII and nothing else")
    func ascii() async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story)
        for keys in ["X", "O", "M"] {
            await console.press(Press(stringLiteral: keys))
            for (columns, rows) in [(80, 24), (120, 60)] {
                let lines = console.program.frame(size: Size(columns: columns, rows: rows), glyphs: .ascii).lines()
                #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) } })
            }
        }
    }

    @Test("The clock moves transactions on, and the view follows")
    func clock() async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story, overlays: StandardOverlays { .allVerbs })
        await console.press("X", "t", .down, .enter, .escape)
        console.expect("paid")
        console.expect("in 5 h finish")
    }
}
