import CardSimulator
import Checkout
import OrderedJSON
import Testing
import TransactionProcess

@Suite("A charge with the guest away that cannot be made")
struct TrapMoneyTests {
    private let start = Instant.september(12, 9)
    private let end = Instant.september(12, 17)

    /// Agreed, and then five minutes past the moment at which its charge is due.
    private func charged(
        _ market: Market, price: Int = 12_000, _ meanwhile: () async throws -> Void = {}
    ) async throws -> TransactionOverview {
        let tx = try await market.request(from: start, to: end, price: price)
        try await market.take("agree", tx, by: .provider)
        try await meanwhile()
        try await market.shop.move(to: .september(11, 9, 10))
        return try await market.engine.overview(of: tx.id)
    }

    /// As after a decline: it stands still, keeps no payment, its guest has mail, and the reason is kept.
    private func expectStuck(_ overview: TransactionOverview, _ code: String, by decline: String? = nil) {
        #expect(overview.transaction.state.short == "charge-due" && overview.transaction.isSpent)
        #expect(overview.transaction.session == nil && overview.payment == .none)
        #expect(overview.mails.first?.notification.short == "payment-wanted" && overview.mails.first?.status == .sent)
        #expect(overview.failed.map(\.failure.code) == [code])
        #expect(overview.failed.first?.failure.decline?.reason == decline)
    }

    @Test("7: money that was held and cannot be captured is given back")
    func captureFails() async throws {
        let market = try await Market(card: "4000009909000047")
        expectStuck(try await charged(market), "transaction-payment-failed", by: "generic_decline")
        #expect(try await market.shop.network.audit().map(\.operation) == [.hold, .void])
    }

    @Test("7: an owner without an account, or whose account takes no charges, cannot be paid; no card is asked")
    func noAccount() async throws {
        let market = try await Market(isConnected: false)
        expectStuck(try await charged(market), "transaction-missing-stripe-account")
        let other = try await Market()
        let overview = try await charged(other) {
            _ = try await other.engine.connectPayouts(of: other.provider.id, takesCharges: false)
        }
        expectStuck(overview, "transaction-stripe-account-disabled-charges")
        #expect(try await market.shop.network.audit().isEmpty)
        #expect(try await other.shop.network.audit().isEmpty)
    }

    @Test("8: without a saved card, and with one that its bank wants to ask about, it is as if the card were declined")
    func cards() async throws {
        expectStuck(try await charged(try await Market(card: nil)), "stripe-customer-not-found")
        let asking = try await charged(try await Market(card: "4000002760003184"))
        expectStuck(asking, "transaction-payment-failed", by: "authentication_required")
        let market = try await Market(card: nil)
        let expiring = try await charged(market) {
            _ = try await market.engine.saveCard(try Shop.card(Shop.visa, expires: "08/26"), for: market.guest.id)
        }
        #expect(expiring.failed.count == 1 && expiring.transaction.isSpent && expiring.payment == .none)
    }

    @Test("8: nothing to pay, and an owner who would be paid more than comes in")
    func sums() async throws {
        let market = try await Market()
        expectStuck(try await charged(market, price: 0), "transaction-zero-payin")
        let bench = try await Bench([
            "price": ["privileged-set-line-items"],
            "charge": ["stripe-create-payment-intent {:use-customer-default-payment-method? true}"],
        ])
        #expect(try await bench.refusal("charge").code == "transaction-invalid-action-sequence")
        let owner: JSON = ["code": "bonus", "unitPrice": .cents(1), "quantity": 1, "includeFor": ["provider"]]
        try await bench.does("price", .lines(.line(500), owner))
        #expect(try await bench.refusal("charge").code == "transaction-charge-zero-payin")
        try await bench.does("price", .lines(.line(500)))
        try await bench.does("charge")
        #expect(try await bench.overview.payment == .requiresCapture)
    }

    @Test("10: paid after it is over, the owner is paid out at once")
    func paidAfterTheEnd() async throws {
        let market = try await Market(card: Shop.failsLater)
        let tx = try await charged(market).transaction
        try await market.shop.move(to: end + .days(2))
        try await market.take("pay-by-hand", tx, by: .customer)
        let session = try #require(try await market.engine.overview(of: tx.id).session)
        _ = try await market.engine.pay(session.id, card: try Shop.card(Shop.visa))
        let paid = try await market.take("finish-paying", tx, by: .customer)
        #expect(paid.state.short == "returned" && paid.contents.paidOutAt == end + .days(2))
    }

    @Test(
        "11: `:true` charges the saved card, and so does `:false`, being no boolean; false and nil do not",
        arguments: [(":true", true), (":false", true), ("true", true), ("0", true), ("false", false), ("nil", false)])
    func truth(word: String, isCharged: Bool) async throws {
        let bench = try await Bench([
            "pay": [
                "privileged-set-line-items",
                "stripe-create-payment-intent {:use-customer-default-payment-method? \(word)}",
            ]
        ])
        try await bench.does("pay", .lines(.line(500)))
        #expect(try await bench.overview.payment == (isCharged ? .requiresCapture : .requiresPaymentMethod))
        #expect(try await bench.asked == (isCharged ? [.hold] : []))
    }
}
