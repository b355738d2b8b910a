import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("A merchant’s notes") struct NoteBoundTests {
    /// So many notes.
    private static func notes(_ count: Int, _ prefix: String = "") -> JSON {
        .object((0..<count).map { .init("\(prefix)\($0)", "") })
    }

    @Test(
        "have the same bounds wherever they stand, and the refusal says where",
        arguments: [
            notes(Notes.most + 1), ["a": .string(String(repeating: "x", count: Notes.longestText + 1))],
            [String(repeating: "x", count: Notes.longestName + 1): ""],
        ])
    func bounds(notes: JSON) async throws {
        try await Counter.open { counter in
            let (price, (ana, card)) = (try await counter.price(), try await counter.customer())
            let sold = try await counter.engine.charge(
                OffSessionCharge(customer: ana.id, paymentMethod: card.id, items: [CartItem(price: price.id)]))
            let cart: [JSON.Field] = [
                .init("line_items", [["price": .string(price.id.description)]]),
                .init("customer", .string(ana.id.description)), .init("success_url", "https://shop.example/thanks"),
            ]
            let away: [JSON.Field] = [
                .init("mode", "off_session"), .init("payment_method", .string(card.id.description)),
            ]
            let asked: [(path: String, thing: String, fields: [JSON.Field], notes: String)] = [
                ("/v1/customers", "customer", [.init("first_name", "Ben")], "metadata"),
                ("/v1/checkout/sessions", "checkout_session", cart, "metadata"),
                ("/v1/checkout/sessions", "checkout_session", cart, "capture_metadata"),
                ("/v1/checkout/sessions", "checkout_session", cart + away, "metadata"),
                ("/v1/checkout/sessions/\(sold.id)/capture", "checkout_session", [], "capture_metadata"),
                ("/v1/checkout/sessions/\(sold.id)/refund", "checkout_session", [], "refund_metadata"),
            ]
            let before = try await counter.engine.overview(of: ana.id)
            for (path, thing, fields, name) in asked {
                let answer = try await counter.send(.POST, path, [thing: .object(fields + [.init(name, notes)])])
                #expect(answer.status == 400, "\(path) \(answer.text)")
                #expect(answer.json["error"]?["param"]?.text == "\(thing).\(name)")
            }
            #expect(try await counter.engine.overview(of: ana.id) == before)
        }
    }

    @Test("of a capture count together, under both of their names")
    func capture() async throws {
        try await Counter.open { counter in
            let (price, (ana, _)) = (try await counter.price(), try await counter.customer())
            let held = try await counter.engine.createCheckout(
                NewCheckout(customer: .known(ana.id), items: [CartItem(price: price.id)], capturesManually: true))
            let entry = try CardEntry(number: "4242424242424242", expiry: "12/30", cvc: "123", postalCode: "90210")
            _ = try await counter.engine.pay(held.id, card: entry)
            func capture(_ own: Int) async throws -> Int {
                let half = Self.notes(Notes.most / 2)
                return try await counter.send(
                    .POST, "/v1/checkout/sessions/\(held.id)/capture",
                    ["checkout_session": ["metadata": half, "capture_metadata": Self.notes(own, "own ")]]
                ).status
            }
            #expect(try await capture(Notes.most / 2 + 1) == 400)
            #expect(try await capture(Notes.most / 2) == 200)
        }
    }
}
