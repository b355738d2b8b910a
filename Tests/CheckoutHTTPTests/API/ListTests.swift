import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("Lists") struct ListTests {
    /// Every list, with the name of its identifiers, once there are seven of each.
    private func stock(_ counter: Counter) async throws -> [(path: String, id: String)] {
        let price = try await counter.price()
        let (ana, card) = try await counter.customer()
        let number = "4242424242424242"
        var session: CheckoutSession?
        for count in 1...7 {
            _ = try await counter.engine.addCustomer(NewCustomer(name: "Customer \(count)"))
            _ = try await counter.price("Product \(count)")
            _ = try await counter.engine.addPromoCode(
                "CODE\(count)", new: NewCoupon(off: .amount(Money(minorUnits: 50))), customer: nil)
            _ = try await counter.engine.addWebhook(NewWebhook(url: "http://127.0.0.1:9/\(count)"))
            let entry = try CardEntry(number: number, expiry: "12/3\(count)", cvc: "123", postalCode: "90210")
            _ = try await counter.engine.saveCard(entry, for: ana.id)
            session = try await counter.engine.charge(
                OffSessionCharge(
                    customer: ana.id, paymentMethod: card.id,
                    items: [CartItem](repeating: CartItem(price: price.id), count: 7)))
            _ = try await counter.engine.refund(
                RefundRequest(session: try #require(session).id, extent: .amount(Money(minorUnits: 100))))
        }
        let made = try #require(session).id
        return [
            ("/v1/customers", "customer_id"), ("/v1/products", "product_id"), ("/v1/prices", "price_id"),
            ("/v1/promo_codes", "promo_code_id"), ("/v1/webhooks", "webhook_id"),
            ("/v1/customers/\(ana.id)/payment_methods", "payment_method_id"),
            ("/v1/checkout/sessions", "checkout_session_id"),
            ("/v1/checkout/sessions/\(made)/line_items", "line_item_id"),
            ("/v1/payment_intents", "payment_intent_id"), ("/v1/refunds", "refund_id"), ("/v1/events", "event_id"),
        ]
    }

    /// One page: the identifiers, and whether there are more.
    private func page(
        _ counter: Counter, _ list: (path: String, id: String), _ query: String
    ) async throws -> (ids: [String], more: Bool) {
        let answer = try await counter.send(.GET, "\(list.path)?\(query)")
        guard case .object(let fields) = answer.json, answer.status == 200 else {
            Issue.record("\(list.path)?\(query): \(answer.text)")
            return ([], false)
        }
        return (fields[0].value.elements.compactMap { $0[list.id]?.text }, answer.json["has_more"] == true)
    }

    @Test("are the same by offset and by cursor, forward and backward, and say where they end")
    func paging() async throws {
        try await Counter.open { counter in
            for list in try await stock(counter) {
                let (all, more) = try await page(counter, list, "limit=100")
                #expect(all.count >= 7 && !more && Set(all).count == all.count, "\(list.path): \(all)")
                let first = try await page(counter, list, "")
                #expect(first.ids == Array(all.prefix(10)) && first.more == (all.count > 10), "\(list.path)")

                var forward: [String] = []
                var cursor = ""
                repeat {
                    let piece = try await page(counter, list, "limit=3\(cursor)")
                    forward += piece.ids
                    #expect(piece.more == (forward.count < all.count), "\(list.path) after \(forward.count)")
                    guard piece.more, let last = piece.ids.last else { break }
                    #expect(piece.ids.count == 3)
                    cursor = "&starting_after=\(last)"
                } while forward.count < 200
                #expect(forward == all, "\(list.path)")

                var backward = Array(all.suffix(1))
                repeat {
                    guard let first = backward.first else { break }
                    let piece = try await page(counter, list, "limit=3&ending_before=\(first)")
                    backward = piece.ids + backward
                    #expect(piece.more == (backward.count < all.count), "\(list.path) before \(backward.count)")
                    guard piece.more, !piece.ids.isEmpty else { break }
                } while backward.count < 200
                #expect(backward == all, "\(list.path)")

                for offset in [0, 1, all.count - 1, all.count, 1_000] {
                    let piece = try await page(counter, list, "limit=2&offset=\(offset)")
                    #expect(piece.ids == Array(all.dropFirst(offset).prefix(2)), "\(list.path) at \(offset)")
                    #expect(piece.more == (offset + 2 < all.count), "\(list.path) at \(offset)")
                }
            }
        }
    }

    @Test("of events are full pages of those that Flex documents")
    func events() async throws {
        try await Counter.open { counter in
            let (ana, _) = try await counter.customer()
            // Many events of ours between a few of Flex's.
            for count in 1...40 {
                _ = try await counter.price("Product \(count)")
                if count.isMultiple(of: 4) {
                    _ = try await counter.engine.editCustomer(ana.id, CustomerEdit(phone: "\(count)"))
                }
            }
            let list = (path: "/v1/events", id: "event_id")
            let answer = try await counter.send(.GET, "/v1/events?limit=10")
            let types = answer.json["events"]?.elements.compactMap { $0["event_type"]?.text } ?? []
            #expect(types == [String](repeating: "customer.updated", count: 10))
            #expect(answer.json["has_more"] == true)
            let rest = try await page(counter, list, "limit=100&offset=10")
            #expect(rest.ids.count >= 1 && !rest.more)
        }
    }

    @Test("of the customer with an e-mail begin where they are asked to")
    func email() async throws {
        try await Counter.open { counter in
            _ = try await counter.customer()
            for (query, count) in [("", 1), ("&offset=0", 1), ("&offset=50", 0)] {
                let answer = try await counter.send(.GET, "/v1/customers?email=ana@example.com\(query)")
                #expect(answer.json["customers"]?.elements.count == count, "\(query): \(answer.text)")
                #expect(answer.json["has_more"] == false)
            }
        }
    }

    @Test("know nothing of a cursor that names nothing")
    func cursors() async throws {
        try await Counter.open { counter in
            let nobody = "01HW5KTQQAAQ66WV19MFW4DTT4"
            for (path, prefix) in [
                ("/v1/customers", "fcus"), ("/v1/products", "fprod"), ("/v1/checkout/sessions", "fcs"),
                ("/v1/events", "fevt"),
            ] {
                let answer = try await counter.send(.GET, "\(path)?starting_after=\(prefix)_\(nobody)")
                #expect(answer.status == 404, "\(answer.text)")
            }
        }
    }
}
