import Checkout
import OrderedJSON
import Testing

/// The older names of pricing, which processes in use still have.
@Suite("Older ways of pricing")
struct OldPriceTests {
    private static let book = "create-pending-booking {:type :time}"

    private func totals(
        _ actions: [String], _ parameters: JSON = .object([])
    ) async throws -> (codes: [String], payin: Int, payout: Int) {
        let contents = try await Bench(["price": actions], seats: 9).does("price", parameters)
        return (contents.lineItems.map(\.code), contents.payin.minorUnits, contents.payout.minorUnits)
    }

    @Test(
        "nights and days are counted from the booked time, each begun one whole; the listing costs 40 dollars",
        arguments: [
            ("calculate-tx-nightly-total", 48, 8_000), ("calculate-tx-nightly-total-price", 49, 12_000),
            ("calculate-tx-daily-total", 24, 4_000), ("calculate-tx-daily-total-price", 25, 8_000),
            ("calculate-tx-total-daily-booking-exclude-start", 72, 8_000),
            ("calculate-tx-total-daily-booking-exclude-start", 24, 0),
        ])
    func days(action: String, hours: Int, cents: Int) async throws {
        let totals = try await totals([Self.book, action], .hours(0, hours))
        #expect(totals.payin == cents && totals.payout == cents)
        #expect(totals.codes == [action.contains("nightly") ? "line-item/night" : "line-item/day"])
    }

    @Test("days of nothing booked are refused")
    func nothingBooked() async throws {
        let bench = try await Bench(["price": ["calculate-tx-daily-total"]])
        #expect(try await bench.refusal("price").code == "transaction-invalid-action-sequence")
    }

    @Test("units and two kinds of units are multiplied")
    func units() async throws {
        #expect(try await totals(["calculate-tx-unit-total-price"], ["quantity": .number("2.5")]).payin == 10_000)
        let two = "calculate-tx-two-units-total-price {:quantity1-price-multiplier 1 :quantity2-price-multiplier 0.25M}"
        #expect(try await totals([two], ["quantity1": 2, "quantity2": 3]).payin == 11_000)
        let bench = try await Bench(["unit": ["calculate-tx-unit-total-price"], "two": [two]])
        #expect(try await bench.refusal("unit").code == "validation-missing-key")
        #expect(try await bench.refusal("two", ["quantity1": 2]).message.contains("quantity2"))
    }

    @Test("given lines are taken as they are")
    func given() async throws {
        #expect(try await totals(["set-line-items-and-total", "calculate-tx-total"], .lines(.line(700))).payin == 700)
    }

    @Test(
        "a commission is a part of the sum, no less and no more than its bounds",
        arguments: [
            ("calculate-tx-provider-commission {:commission 0.1M}", 10_000, 9_000),
            ("calculate-tx-provider-commission {:commission 0.1M :min {:amount 15M :currency \"USD\"}}", 10_000, 8_500),
            (
                "calculate-tx-provider-commission {:commission 0.1M :max {:amount 2.5M :currency \"USD\"}}", 10_000,
                9_750
            ),
            ("calculate-tx-customer-commission {:commission 0.125M}", 11_250, 10_000),
            ("calculate-tx-provider-fixed-commission {:commission {:amount 3 :currency \"USD\"}}", 10_000, 9_700),
            ("calculate-tx-customer-fixed-commission {:commission {:amount 0.5M :currency \"USD\"}}", 10_050, 10_000),
        ])
    func commissions(action: String, payin: Int, payout: Int) async throws {
        let totals = try await totals(["set-line-items-and-total", action], .lines(.line(10_000)))
        #expect(totals.payin == payin && totals.payout == payout)
    }

    @Test(
        "a commission without its config, or in another currency, is refused",
        arguments: [
            "calculate-tx-provider-commission", "calculate-tx-customer-fixed-commission {:commission 0.1M}",
            "calculate-tx-provider-fixed-commission {:commission {:amount 3 :currency \"EUR\"}}",
            "calculate-tx-provider-commission {:commission 2M}",
        ])
    func wrongCommissions(action: String) async throws {
        let bench = try await Bench(["price": ["set-line-items-and-total", action]])
        #expect(
            ["transaction-invalid-action-sequence", "validation-invalid-value"].contains(
                try await bench.refusal("price", .lines(.line(10_000))).code))
    }
}
