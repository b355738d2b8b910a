import CardSimulator
import Checkout
import OrderedJSON
import Testing
import TransactionProcess

@Suite("Money that cannot be given back")
struct RefusedRefundTests {
    @Test("a refund that the card network refuses fails its transition, the first time and again")
    func refused() async throws {
        let bench = try await Bench(PaymentActionTests.deeds)
        try await bench.does("price", .lines(.line(5_000)))
        try await bench.does("charge")
        try await bench.does("capture")
        let engine = CheckoutEngine(
            ledger: bench.market.shop.ledger, network: RefusingNetwork(bench.market.shop.network, [.refund]),
            systemTime: { Shop.opening }, actor: Actor(.operator, name: "tess"))
        for _ in 0..<2 {
            let error = try await bench.market.shop.refusal { try await engine.take(bench.request("back")) }
            #expect(error.code == "transaction-payment-failed" && error.decline?.reason == "charge_not_refundable")
            let overview = try await bench.overview
            #expect(overview.payment == .succeeded && overview.transaction.underWay == nil)
        }
        // The second time no card was asked, and nothing is kept of what changed nothing.
        #expect(try await bench.overview.failed.map(\.transition.short) == ["back"])
        // It is the owner's still.
        try await bench.does("out")
    }

    @Test("a payment whose card is being asked is not called off")
    func whileAsking() async throws {
        let bench = try await Bench(PaymentActionTests.deeds)
        try await bench.does("price", .lines(.line(5_000)))
        try await bench.does("intend")
        let session = try #require(try await bench.overview.transaction.session)
        let slow = SlowNetwork(bench.market.shop.network)
        let engine = CheckoutEngine(
            ledger: bench.market.shop.ledger, network: slow, systemTime: { Shop.opening }, actor: Actor(.customer))
        let paying = Task { try await engine.pay(session, card: try Shop.card(Shop.visa)) }
        await slow.waitUntilAsked()
        #expect(try await bench.overview.payment == .processing)
        #expect(try await bench.refusal("back").code == "stripe-invalid-payment-intent-status")
        #expect(try await bench.refusal("confirm").code == "stripe-invalid-payment-intent-status")
        await slow.answer()
        _ = try await paying.value
        try await bench.does("back")
        #expect(try await bench.overview.payment == .canceled)
        #expect(try await bench.asked == [.hold, .void])
    }
}
