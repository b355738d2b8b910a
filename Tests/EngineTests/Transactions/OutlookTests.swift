import Checkout
import Testing
import TransactionProcess

@Suite("The outlook of a coming charge")
struct OutlookTests {
    @Test("is of one state of the ledger, whatever changes while it is told")
    func oneState() async throws {
        for reading in 1...3 {
            let bench = try await Bench(
                [
                    "price": ["privileged-set-line-items"],
                    "pay": ["stripe-create-payment-intent {:use-customer-default-payment-method? true}"],
                ], card: nil)
            try await bench.does("price", .lines(.line(5_000)))
            let market = bench.market
            let ledger = MeddledLedger(market.shop.ledger)
            ledger.before(reading, .read) {
                _ = try await bench.engine.saveCard(try Shop.card(Shop.visa), for: market.guest.id)
            }
            let outlook = try await market.shop.engine(on: ledger).chargeOutlook(of: bench.tx)
            #expect(outlook.transition?.name.short == "pay")
            let hasCard = outlook.overview.defaultCard != nil
            #expect((outlook.failure == nil) == hasCard, "a card was saved before reading \(reading)")
        }
    }
}
