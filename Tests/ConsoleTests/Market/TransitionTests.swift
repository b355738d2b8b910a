// What an operator does with transactions.
import Checkout
import Terminal
import Testing
import TransactionProcess

@testable import Console

@MainActor
@Suite("Transitions at the console")
struct TransitionTests {
    private func console(_ market: BoatMarket, isReadOnly: Bool = false) async -> ConsoleDriver {
        let console = await ConsoleDriver(
            market.story, isReadOnly: isReadOnly, overlays: StandardOverlays { .allVerbs })
        await console.press("X", "a")
        return console
    }

    @Test(
        "Enter offers everything that somebody may do, says where it leads and which command it is; a harmless one is done at once"
    )
    func menu() async throws {
        let market = try await BoatMarket.told()
        let console = await console(market)
        await console.press(.enter)
        try console.expectScreen("transitions-120x40")
        console.expect("process transition \(market.requested) agree")
        console.expect("--by provider")
        await console.press(.enter)
        console.expect("The blue boat: agree, now agreed.")
        #expect(try await market.state(of: market.requested) == "agreed")
    }

    @Test("What cancels something asks first, Cancel having the focus")
    func declined() async throws {
        let market = try await BoatMarket.told()
        let console = await console(market)
        await console.press(.enter, "2")
        console.expect("The booking is declined")
        await console.press(.enter)
        #expect(try await market.state(of: market.requested) == "requested")
        await console.press(.enter, "2", .right, .enter)
        #expect(try await market.state(of: market.requested) == "turned-down")
    }

    @Test("A booking whose charge failed is paid by hand, as its customer, and goes on")
    func byHand() async throws {
        let market = try await BoatMarket.told()
        let console = await console(market)
        await console.press("j", .enter)
        console.expect("It stands in charge-due, stuck; unpaid")
        await console.press(.enter)
        // The customer makes a payment, and may name a card for it; nothing has to be given.
        console.expect("paymentMethod")
        await console.press(.tab, .tab, .enter)
        console.expect("now paying")
        await console.press(.enter)
        console.expect("pay as the customer")
        try console.expectScreen("transitions-paying-120x40")
        // Too early: it is seen to be so before anybody chooses it, and choosing it says why and what helps.
        console.expect("not now")
        await console.press("2")
        console.expect("Not now: The payment’s status is")
        console.expect("The customer pays first")
        await console.press("1", "4242424242424242", .tab, "1228", .tab, "123", .tab, "90210", .enter)
        #expect(try await market.engine.overview(of: market.stuck).payment == .requiresCapture)
        // The menu comes back, with what may be done now.
        console.expect("It stands in paying; held.")
        await console.press("1", .right, .enter)
        #expect(try await market.state(of: market.stuck) == "paid")
        console.expect("now paid")
    }

    @Test("Giving money back wants the end of the transaction's identifier typed")
    func refunded() async throws {
        let market = try await BoatMarket.told()
        _ = try await market.engine.freeze(at: moment("2026-11-20T18:00:00Z"))
        let console = await console(market)
        await console.press("G", .enter)
        console.expect("call-off")
        await console.press(.enter, "wrong", .enter)
        console.expect("Not the same")
        #expect(try await market.state(of: market.agreed) == "paid")
        await console.press(.control("u"), Press(stringLiteral: String(market.agreed.description.suffix(6))), .enter)
        #expect(try await market.state(of: market.agreed) == "called-off")
        #expect(try await market.engine.overview(of: market.agreed).payment == .refunded)
    }

    @Test("A form keeps what was typed when the engine refuses it, and says at the field why")
    func refusedParameters() async throws {
        let market = try await BoatMarket.told()
        _ = try await market.engine.freeze(at: moment("2026-11-22T12:00:00Z"))
        let console = await console(market)
        await console.press("G", .enter, "1", "6", .tab, "Very tidy.", .enter)
        console.expect("The parameter reviewRating is “6”")
        console.expect("Very tidy.")
        await console.press(.control("u"), "5", .tab, .enter)
        #expect(try await market.state(of: market.agreed) == "rated-by-guest")
        let review = try await market.engine.overview(of: market.agreed).transaction.contents.reviews.byCustomer
        #expect(review?.rating == 5 && review?.content == "Very tidy.")
    }

    @Test("With --read-only nothing is offered: Enter shows the transaction")
    func readOnly() async throws {
        let market = try await BoatMarket.told()
        let console = await console(market, isReadOnly: true)
        await console.press(.enter)
        #expect(console.program.state.overlays.isEmpty && console.program.state.isDetailOpen)
    }
}
