import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("The sessions of a subscription") struct SubscriptionTests {
    /// A membership of Ana's, its checkout paid.
    private func subscribe(_ counter: Counter, trialDays: Int? = nil) async throws -> CheckoutSession {
        let product = try await counter.engine.addProduct(
            NewProduct(name: "Supplies", eligibility: .autoSubstantiation))
        let price = try await counter.engine.addPrice(
            product: product.id, unitAmount: Money(minorUnits: 900), recurrence: Recurrence(.monthly)
        ).price
        let ana = NewCustomer(name: "Ana Beltrán", email: "ana@example.com")
        var new = NewCheckout(customer: .person(ana), items: [CartItem(price: price.id)])
        new.mode = .subscription
        new.subscription = SubscriptionTerms(trialDays: trialDays)
        let session = try await counter.engine.createCheckout(new)
        let card = try CardEntry(number: "4242424242424242", expiry: "12/30", cvc: "123", postalCode: "90210")
        return try await counter.engine.pay(session.id, card: card)
    }

    @Test("and their payment intents name each its own invoice, however many came after it")
    func invoices() async throws {
        try await Counter.open { counter in
            _ = try await subscribe(counter)
            for _ in 1...3 { _ = try await counter.engine.advance(by: .days(31)) }
            let invoices = try await counter.send(.GET, "/v1/invoices").json["invoices"]?.elements ?? []
            #expect(invoices.count == 4)
            for invoice in invoices {
                let path = "/v1/checkout/sessions/\(invoice["checkout_session"]?.text ?? "")?expand_payment_intent=true"
                let session = try await counter.send(.GET, path).json["checkout_session"]
                #expect(session?["invoice"] == invoice["invoice_id"])
                #expect(session?["payment_intent"]?["invoice"] == invoice["invoice_id"])
            }
        }
    }

    @Test("that begins with a trial saves a card by a setup intent; nothing of it is a payment intent")
    func trial() async throws {
        try await Counter.open { counter in
            _ = try await counter.engine.addWebhook(NewWebhook(url: "http://127.0.0.1:9/"))
            let made = try await subscribe(counter, trialDays: 14)
            let session = try await counter.send(.GET, "/v1/checkout/sessions/\(made.id)").json["checkout_session"]
            #expect(session?["payment_intent"] == .null && session?["payment_intents"] == [])
            #expect(session?["invoice"] == .null)
            let id = try #require(session?["setup_intent"]?.text)
            let subscription = try #require(made.subscription?.description)
            let intent = try await counter.send(.GET, "/v1/setup_intents/\(id)").json
            #expect(intent["status"] == "succeeded" && intent["subscription"]?.text == subscription)
            let whole = try await counter.send(.GET, "/v1/setup_intents/\(id)?expand=subscription").json
            #expect(whole["subscription"]?["subscription_id"]?.text == subscription)
            #expect(whole["subscription_id"]?.text == subscription)
            #expect(try await counter.send(.GET, "/v1/payment_intents").json["payment_intents"] == [])
            let (payments, sent) = try await counter.engine.read { reader, _ in
                (
                    try reader.payments(of: made.id),
                    try reader.deliveries(.all, from: .first, limit: 50).rows.map(\.row.type)
                )
            }
            let payment = try #require(payments.first)
            #expect(try await counter.send(.GET, "/v1/payment_intents/\(payment.id)").code == "payment_not_found")
            #expect(sent.contains("checkout.session.completed") && !sent.contains("payment_intent.created"))
            _ = try await counter.engine.advance(by: .days(15))
            let charged = try await counter.send(.GET, "/v1/payment_intents").json["payment_intents"]?.elements
            #expect(charged?.count == 1 && charged?.first?["amount"]?.number == 900)
        }
    }
}
