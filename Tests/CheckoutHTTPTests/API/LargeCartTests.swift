import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("A cart that is larger than can be reckoned with") struct LargeCartTests {
    @Test(
        "is refused before a coupon is taken off it: by its lines, then by what they come to",
        arguments: [(1_000, "at most 100"), (100, "what comes to a total from $0.00 to $999,999.99")])
    func refused(lines: Int, expected: String) async throws {
        try await Counter.open { counter in
            let price = try await counter.price(cents: Money.maximumCharge.minorUnits)
            let code = try await counter.engine.addPromoCode("MOST", new: NewCoupon(off: .percent(hundredths: 9_990)))
            let line: JSON = ["price": .string(price.id.description)]
            let answer = try await counter.send(
                .POST, "/v1/checkout/sessions",
                [
                    "checkout_session": [
                        "success_url": "https://shop.example/thanks",
                        "line_items": .array(Array(repeating: line, count: lines)),
                        "discounts": [["coupon": .string(code.coupon.id.description)]],
                    ]
                ])
            #expect(answer.status == 400 && answer.code == "invalid_request", "\(answer.text)")
            let error = answer.json["error"]
            #expect(error?["param"]?.text == "checkout_session.line_items")
            #expect(error?["expected"]?.text == expected)
            #expect(try await counter.send(.GET, "/v1/checkout/sessions").status == 200)
        }
    }
}
