// Transitions that want something typed, and the customer's bank.
import Checkout
import OrderedJSON
import Randomness
import Terminal
import Testing
import TransactionProcess

@testable import Console

@MainActor
@Suite("Transitions that ask for much")
struct TransitionFormTests {
    /// A question about the boat, which may become a booking.
    private func asked(_ market: BoatMarket) async throws -> ID<Transaction> {
        try await market.engine.start(
            NewTransaction(
                process: market.process.id, listing: market.listing.id, customer: market.ana.id,
                transition: TransitionName("transition/ask"))
        ).id
    }

    @Test(
        "Each parameter has a field; documents are JSON, and what is none is said at its field",
        arguments: [(80, 24), (120, 40)])
    func documents(columns: Int, rows: Int) async throws {
        let market = try await BoatMarket.told()
        let tx = try await asked(market)
        let console = await ConsoleDriver(
            market.story, size: Size(columns: columns, rows: rows), overlays: StandardOverlays { .allVerbs })
        await console.press("X", .enter, "1")
        await console.press("{\"note\": \"two  paddles\"", .tab, "2026-12-20T09:00:00Z", .tab, "2026-12-20T17:00:00Z")
        await console.press(.tab, .tab, .tab, .tab)
        await console.press(
            "[{\"code\": \"line-item/day\", \"unitPrice\": {\"amount\": 4000, \"currency\": \"USD\"}, \"quantity\": 2}]"
        )
        await console.press(.enter)
        console.expect("This is not JSON")
        try console.expectScreen("transition-form-\(columns)x\(rows)")
        await console.press("}", .tab, .tab, .tab, .tab, .tab, .tab, .enter)
        let after = try await market.engine.overview(of: tx).transaction
        #expect(after.state.short == "requested" && after.contents.payin == Money(minorUnits: 8_000))
        #expect(after.contents.protectedData["note"] == "two  paddles")
    }

    @Test("A card whose bank asks its owner: the menu offers both answers, and the payment is held")
    func bank() async throws {
        let market = try await BoatMarket.told()
        let engine = market.engine
        let paying = try await engine.take(
            TransitionRequest(TransitionName("transition/pay-by-hand"), of: market.stuck, by: .customer))
        let session = try #require(paying.session)
        let card = try CardEntry(number: "4000002760003184", expiry: "12/28", cvc: "123", postalCode: "90210")
        await #expect(throws: CheckoutError.self) {
            try await engine.pay(session, card: card, presence: .onSessionUnasked)
        }
        let console = await ConsoleDriver(market.story, overlays: StandardOverlays { .allVerbs })
        await console.press("X", "a", "j", .enter)
        console.expect("the bank wants to ask the card's owner")
        console.expect("tell the bank that it is not theirs")
        await console.press("1")
        console.expect("The bank has its answer")
        #expect(try await engine.overview(of: market.stuck).payment == .requiresCapture)
    }

    @Test(
        "A card that is declined while the transition is taken: the form says why and what helps, and nothing changed",
        arguments: [(80, 24)])
    func declined(columns: Int, rows: Int) async throws {
        let market = try await BoatMarket.told()
        let card = try #require(try await market.engine.overview(of: market.stuck).defaultCard)
        let console = await ConsoleDriver(
            market.story, size: Size(columns: columns, rows: rows), overlays: StandardOverlays { .allVerbs })
        await console.press("X", "a", "j", .enter, "1", Press(stringLiteral: card.id.description), .tab, .enter)
        #expect(try await market.state(of: market.stuck) == "paying")
        await console.press(.enter)
        try console.expectScreen("transitions-paying-\(columns)x\(rows)")
        await console.press("2", .right, .enter)
        try console.expectScreen("transition-refused-\(columns)x\(rows)")
        console.expect("The card was declined")
        console.expect("another card of the customer's")
        #expect(try await market.state(of: market.stuck) == "paying")
        await console.press(.escape, .enter)
        console.expect("It stands in paying")
    }

    @Test(
        "Menu, form and question fit any screen, in ASCII too, and outlive any keys",
        arguments: [(60, 16), (80, 24), (200, 50)])
    func anyScreen(columns: Int, rows: Int) async throws {
        let market = try await BoatMarket.told()
        let offers = [try await asked(market), market.requested, market.stuck]
        var random = Seeded(7)
        let keys: [Key] = [
            .enter, .tab, .backTab, .up, .down, .left, .right, .character("2"), .character("x"), .delete,
        ]
        for id in offers {
            let offered = try await market.engine.offeredTransitions(of: id)
            var stage = Stage(TransitionMenu(id, listing: "Boat"), columns: columns, rows: rows, glyphs: .ascii)
            stage.receive(.loaded(.transitions(offered)))
            for _ in 0..<40 where !stage.isClosed {
                let foreign = stage.picture.filter { !$0.isASCII }
                #expect(foreign.isEmpty, "\(stage.picture)")
                stage.handle(.key(keys.randomElement(using: &random) ?? .enter))
            }
        }
    }
}
