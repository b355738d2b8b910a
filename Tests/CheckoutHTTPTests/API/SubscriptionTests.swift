import Checkout
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
}
